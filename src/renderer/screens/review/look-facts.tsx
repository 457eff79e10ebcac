import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import { Button } from "../../components/button.tsx";
import { FileName } from "../../components/file-name.tsx";
import { showUnseen } from "../../format/file-name.ts";
import { useFormat } from "../../format/use-format.ts";
import { isChosen, type Selection } from "../../state/selection.ts";
import { companionOf } from "./collection.ts";
import { ForFile } from "./for-file.tsx";
import { describeItem } from "./describe-item.ts";
import { likenessOf } from "./likeness-of.ts";
import type { Entry, View } from "./view.ts";

interface LookFactsProps {
  readonly view: View;
  readonly entry: Entry;
  readonly selection: Selection;
  readonly onChoose: (items: readonly ItemId[], chosen: boolean) => void;
  readonly onCompare: (item: ItemId) => void;
  readonly onAge: () => void;
}

/** What can be said of a file, what its fingerprint is good for, and what else is like it. */
export const LookFacts = ({ view, entry, selection, onChoose, onCompare, onAge }: LookFactsProps) => {
  const { t } = useTranslation(["review", "notices"]);
  const format = useFormat();
  const { front, alike } = entry;
  const { items } = view.collection;
  const other = companionOf(items, front);
  const { kind, notices } = describeItem(items, front, format);
  const duration = front.duration ?? other?.duration ?? null;
  const all = alike.flatMap((item) => (item.companion === undefined ? [item.id] : [item.id, item.companion]));
  const isAllChosen = alike.every(({ id }) => isChosen(selection, id));
  const facts: readonly (readonly [string, string])[] = [
    [t("fact.kind"), t(kind)],
    ...(front.folder === "" ? [] : [[t("fact.folder"), showUnseen(front.folder)] as const]),
    [t("fact.changed"), format.longDay(front.modified)],
    [t("fact.size"), format.bytes(front.bytes + (other?.bytes ?? 0))],
    ...(front.width === null || front.height === null
      ? []
      : [[t("fact.pixels"), t("fact.pixelsOf", { width: format.number(front.width), height: format.number(front.height) })] as const]),
    ...(duration === null ? [] : [[t("fact.length"), format.duration(duration)] as const]),
  ];
  return (
    <div className="look-facts">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {kind === "livePhoto" && <p className="hint">{t("look.livePhoto")}</p>}
      {notices.map((notice) => (
        <details key={notice} className="more">
          <summary>{t(`note.${notice}`)}</summary>
          <p>{t(`notices:${notice}`)}</p>
          <p>{t(`noteNext.${notice}`)}</p>
        </details>
      ))}
      {alike.length > 1 && (
        <section className="look-alike">
          <h2>{t("look.alike", { count: alike.length })}</h2>
          <ul>
            {alike.map((item) => {
              const likeness = likenessOf(view.grouping, item.id);
              return (
                <li key={item.id}>
                  <span>
                    <FileName name={item.name} />
                    <span className="hint">
                      {[likeness === null ? t("likeness.best") : t(`likeness.${likeness}`), ...(isChosen(selection, item.id) ? [t("isChosen")] : [])].join(" · ")}
                    </span>
                  </span>
                  {item.id !== front.id && (
                    <Button look="quiet" onPress={() => onCompare(item.id)}>
                      {t("look.compare")}
                      <ForFile name={item.name} />
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          <Button onPress={() => onChoose(all, !isAllChosen)}>
            {isAllChosen ? t("look.leaveAlike", { count: alike.length }) : t("look.chooseAlike", { count: alike.length })}
          </Button>
        </section>
      )}
      <Button look="quiet" onPress={onAge}>
        {t("age.open")}
      </Button>
    </div>
  );
};
