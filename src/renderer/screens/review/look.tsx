import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import { Button } from "../../components/button.tsx";
import { FileName } from "../../components/file-name.tsx";
import { Screen } from "../../components/screen.tsx";
import { showUnseen } from "../../format/file-name.ts";
import { useFormat } from "../../format/use-format.ts";
import { isChosen, type Selection } from "../../state/selection.ts";
import { Compare } from "./compare.tsx";
import { Face } from "./face.tsx";
import { LookFacts } from "./look-facts.tsx";
import { Strip } from "./strip.tsx";
import type { Thumbnails } from "./thumbnails.ts";
import { takesSpace, isTyping, useKeys } from "./use-keys.ts";
import type { Uncovering } from "./use-uncovering.ts";
import type { Entry, View } from "./view.ts";

interface LookProps {
  readonly view: View;
  readonly entry: Entry;
  readonly place: number;
  readonly isShown: boolean;
  readonly selection: Selection;
  readonly uncovering: Uncovering;
  readonly thumbnails: Thumbnails;
  readonly onPlace: (place: number) => void;
  /** Chooses these files or takes them out again. */
  readonly onChoose: (items: readonly ItemId[], chosen: boolean) => void;
  readonly onAge: () => void;
  readonly onClose: () => void;
}

/** One file by itself, large, covered until it is uncovered. */
export const Look = ({ view, entry, place, isShown, selection, uncovering, thumbnails, onPlace, onChoose, onAge, onClose }: LookProps) => {
  const { t } = useTranslation("review");
  const format = useFormat();
  const [comparedWith, setComparedWith] = useState<ItemId | null>(null);
  const { front, alike } = entry;
  const { items } = view.collection;
  const { items: uncovered, cover, toggle, press, release } = uncovering;
  const best = view.grouping.groups[view.grouping.groupOf[front.id] ?? -1]?.members[0] ?? front.id;
  const name = showUnseen(front.name);
  const isUncovered = uncovered.has(front.id);
  const mine = front.companion === undefined ? [front.id] : [front.id, front.companion];
  const chosen = isChosen(selection, front.id);
  /** What moves: the video, the other half of a Live Photo, or the picture itself. */
  const film = front.kind === "video" || front.notices.includes("first-frame-only") ? front.id : (front.companion ?? null);
  const go = (to: number): void => {
    if (to < 0 || to >= view.tiles) return;
    setComparedWith(null);
    cover();
    onPlace(to);
  };
  const other = alike.find(({ id }) => id === comparedWith && id !== front.id);
  const compare = (id: ItemId | null): void => {
    cover();
    setComparedWith(id);
  };
  const close = (): void => (other === undefined ? onClose() : compare(null));

  useKeys(
    isShown,
    (event) => {
      if (isTyping(event.target)) return;
      const { key } = event;
      if (key === "Escape") {
        event.preventDefault();
        close();
      } else if (key === "ArrowLeft" || key === "ArrowRight") {
        const isOn = (key === "ArrowRight") !== (document.documentElement.dir === "rtl");
        event.preventDefault();
        go(place + (isOn ? 1 : -1));
      } else if (key === " " && other === undefined && !takesSpace(event.target)) {
        event.preventDefault();
        if (!event.repeat) press(front.id);
      }
    },
    ({ key, target }) => {
      if (key === " " && release() && !takesSpace(target)) onChoose(mine, !chosen);
    },
  );

  const choose = (
    <Button look="primary" onPress={() => onChoose(mine, !chosen)}>
      {t(chosen ? "look.leave" : "look.choose")}
    </Button>
  );
  return (
    <Screen wide heading={<FileName name={front.name} />} onBack={close} next={other === undefined ? choose : undefined}>
      <div className="look-bar">
        <p role="status" className="numbers">
          {t("look.place", { place: format.number(place + 1), total: format.number(view.tiles) })}
          <span className="out-of-sight">{`, ${name}, ${t(chosen ? "isChosen" : "notChosen")}`}</span>
        </p>
        <div className="row">
          <Button unavailable={place === 0} onPress={() => go(place - 1)}>
            {t("look.previous")}
          </Button>
          <Button unavailable={place >= view.tiles - 1} onPress={() => go(place + 1)}>
            {t("look.next")}
          </Button>
        </div>
      </div>
      {other === undefined ? (
        <div className="look">
          <div className="look-picture">
            {/* The keyboard holds Space for it, and the button below does the same. */}
            {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
            <div
              className="look-face"
              data-item={front.id}
              onPointerDown={({ button }) => {
                if (button === 0 && !isUncovered) press(front.id);
              }}
              onPointerUp={() => void release()}
              onPointerLeave={() => void release()}
              onPointerCancel={() => void release()}
              onContextMenu={(event) => event.preventDefault()}
            >
              <Face item={front.id} cover={best} name={name} isUncovered={isUncovered} size={1_600} thumbnails={thumbnails} />
            </div>
            <div className="row">
              <Button pressed={isUncovered} onPress={() => toggle(front.id)}>
                {t(isUncovered ? "cover" : "uncover")}
              </Button>
              <p className="hint">{t("look.hold")}</p>
            </div>
            {film !== null && (isUncovered ? <Strip key={film} item={film} thumbnails={thumbnails} /> : <p className="hint">{t("look.strip")}</p>)}
          </div>
          <LookFacts view={view} entry={entry} selection={selection} onChoose={onChoose} onCompare={compare} onAge={onAge} />
        </div>
      ) : (
        <Compare
          key={other.id}
          items={items}
          left={front}
          right={other}
          alike={alike}
          cover={best}
          selection={selection}
          uncovering={uncovering}
          thumbnails={thumbnails}
          onChoose={onChoose}
          onCompare={compare}
        />
      )}
    </Screen>
  );
};
