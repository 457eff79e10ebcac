import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import { FileName } from "../../components/file-name.tsx";
import { showUnseen } from "../../format/file-name.ts";
import { useFormat } from "../../format/use-format.ts";
import { describeItem } from "./describe-item.ts";
import { Face } from "./face.tsx";
import type { Thumbnails } from "./thumbnails.ts";
import type { Entry } from "./view.ts";

interface TileProps {
  readonly entry: Entry;
  readonly items: readonly ScanItem[];
  /** What its cover is drawn from. */
  readonly cover: ItemId;
  readonly column: number;
  /** How many of the files it stands for are chosen. */
  readonly chosen: number;
  readonly isActive: boolean;
  readonly isUncovered: boolean;
  readonly thumbnails: Thumbnails;
  readonly onToggleCover: (item: ItemId) => void;
  readonly onLook: (item: ItemId) => void;
  readonly onFold: (group: number) => void;
}

/** One file, or several that are alike: covered, it says what can be said without looking. */
export const Tile = memo(function Tile({ entry, items, cover, column, chosen, isActive, isUncovered, thumbnails, onToggleCover, onLook, onFold }: TileProps) {
  const { t } = useTranslation("review");
  const format = useFormat();
  const { front, kind: stands, alike, likeness, group } = entry;
  const name = showUnseen(front.name);
  const { kind, facts, notices } = describeItem(items, front, format);
  const count = stands === "stack" ? alike.length : 1;
  const others = alike.length - 1;
  const isChosen = chosen === count;
  const about = [
    ...(likeness === null ? [] : [t(`likeness.${likeness}`)]),
    ...(chosen > 0 && !isChosen ? [t("someChosen", { chosen, count })] : []),
  ];
  const notes = notices.map((notice) => t(`note.${notice}`));
  const isGroup = group !== null && (stands === "stack" || stands === "front");
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={isChosen}
      tabIndex={isActive ? 0 : -1}
      className={["tile", isChosen ? "tile-chosen" : chosen > 0 ? "tile-partly" : "", `tile-${stands}`].filter(Boolean).join(" ")}
      data-item={front.id}
    >
      <div className="tile-words">
        <FileName name={front.name} />
        <span className="tile-facts numbers">
          <span>{t(kind)}</span>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
        {about.map((words) => (
          <span key={words}>{words}</span>
        ))}
        {notes.map((note) => (
          <span key={note} className="tile-note">
            {note}
          </span>
        ))}
      </div>
      <div className="tile-face">
        <Face item={front.id} cover={cover} name={name} isUncovered={isUncovered} size={640} thumbnails={thumbnails} />
        <span className="tile-tick" aria-hidden="true" />
        {isGroup && (
          <button type="button" tabIndex={-1} className="tile-button tile-more" aria-expanded={stands === "front"} onClick={() => onFold(group)}>
            {t("moreLikeThis", { count: others })}
          </button>
        )}
        <span className="tile-acts">
          <button type="button" tabIndex={-1} className="tile-button tile-look" onClick={() => onLook(front.id)}>
            {t("larger")}
          </button>
          <button type="button" tabIndex={-1} className="tile-button tile-cover" data-cover={front.id} onClick={() => onToggleCover(front.id)}>
            {t(isUncovered ? "cover" : "uncover")}
          </button>
        </span>
      </div>
    </div>
  );
});
