import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import { Button } from "../../components/button.tsx";
import { FileName } from "../../components/file-name.tsx";
import { showUnseen } from "../../format/file-name.ts";
import { useFormat } from "../../format/use-format.ts";
import { isChosen, type Selection } from "../../state/selection.ts";
import { describeItem } from "./describe-item.ts";
import { ForFile } from "./for-file.tsx";
import { Face } from "./face.tsx";
import type { Thumbnails } from "./thumbnails.ts";
import type { Uncovering } from "./use-uncovering.ts";

interface CompareProps {
  readonly items: readonly ScanItem[];
  readonly left: ScanItem;
  readonly right: ScanItem;
  readonly alike: readonly ScanItem[];
  readonly cover: ItemId;
  readonly selection: Selection;
  readonly uncovering: Uncovering;
  readonly thumbnails: Thumbnails;
  readonly onChoose: (items: readonly ItemId[], chosen: boolean) => void;
  readonly onCompare: (item: ItemId) => void;
}

/** Two that are alike, side by side. Each is covered until it is uncovered itself. */
export const Compare = ({ items, left, right, alike, cover, selection, uncovering, thumbnails, onChoose, onCompare }: CompareProps) => {
  const { t } = useTranslation("review");
  const format = useFormat();
  const others = alike.filter(({ id }) => id !== left.id);
  const next = others[(others.findIndex(({ id }) => id === right.id) + 1) % others.length];
  return (
    <div className="compare">
      <div className="compare-pair">
        {[left, right].map((item) => {
          const name = showUnseen(item.name);
          const isUncovered = uncovering.items.has(item.id);
          const chosen = isChosen(selection, item.id);
          const { kind, facts } = describeItem(items, item, format);
          const pixels = item.width === null || item.height === null ? [] : [t("fact.pixelsOf", { width: format.number(item.width), height: format.number(item.height) })];
          return (
            <figure key={item.id} className={chosen ? "compare-one compare-chosen" : "compare-one"}>
              <div className="look-face" data-item={item.id}>
                <Face item={item.id} cover={cover} name={name} isUncovered={isUncovered} size={1_600} thumbnails={thumbnails} />
              </div>
              <figcaption>
                <FileName name={item.name} />
                <span className="hint numbers">{[t(kind), ...facts, ...pixels].join(" · ")}</span>
              </figcaption>
              <div className="row">
                <Button pressed={isUncovered} onPress={() => uncovering.toggle(item.id, true)}>
                  {t(isUncovered ? "cover" : "uncover")}
                  <ForFile name={item.name} />
                </Button>
                <Button
                  pressed={chosen}
                  onPress={() => onChoose(item.companion === undefined ? [item.id] : [item.id, item.companion], !chosen)}
                >
                  {t(chosen ? "isChosen" : "choose")}
                  <ForFile name={item.name} />
                </Button>
              </div>
            </figure>
          );
        })}
      </div>
      {others.length > 1 && next !== undefined && (
        <div>
          <Button onPress={() => onCompare(next.id)}>{t("look.compareNext")}</Button>
        </div>
      )}
    </div>
  );
};
