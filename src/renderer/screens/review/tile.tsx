import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import type { ScanItem } from "../../../shared/model/scan.ts";
import { FileName } from "../../components/file-name.tsx";
import { showUnseen } from "../../format/file-name.ts";
import { useFormat } from "../../format/use-format.ts";
import { RidgeFigure } from "../../ridge/ridge-figure.tsx";
import { seedFor } from "../../ridge/salt.ts";
import { Picture } from "./picture.tsx";
import type { Thumbnails } from "./thumbnails.ts";

interface TileProps {
  readonly item: ScanItem;
  readonly column: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly isUncovered: boolean;
  readonly thumbnails: Thumbnails;
  readonly onToggleCover: (item: ItemId) => void;
}

/** One file: covered, it says what can be said without looking. */
export const Tile = memo(function Tile({ item, column, isChosen, isActive, isUncovered, thumbnails, onToggleCover }: TileProps) {
  const { t } = useTranslation(["review", "notices"]);
  const format = useFormat();
  const name = showUnseen(item.name);
  const kind = t(item.kind === "image" ? "photo" : "video");
  const facts = [format.bytes(item.bytes), format.day(item.modified), ...(item.duration === null ? [] : [format.duration(item.duration)])];
  const notes = item.notices.map((notice) => t(`notices:${notice}`));
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={isChosen}
      tabIndex={isActive ? 0 : -1}
      className={isChosen ? "tile tile-chosen" : "tile"}
      data-item={item.id}
    >
      <div className="tile-words">
        <FileName name={item.name} />
        <span className="tile-facts numbers">
          <span>{kind}</span>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
        {notes.map((note) => (
          <span key={note} className="tile-note">
            {note}
          </span>
        ))}
      </div>
      <div className="tile-face">
        {isUncovered ? <Picture key={item.id} item={item.id} name={name} thumbnails={thumbnails} /> : <RidgeFigure shape="cloth" seed={seedFor(item.id)} />}
        <span className="tile-tick" aria-hidden="true" />
        <button
          type="button"
          tabIndex={-1}
          className="tile-cover"
          data-cover={item.id}
          onClick={() => onToggleCover(item.id)}
        >
          {t(isUncovered ? "cover" : "uncover")}
        </button>
      </div>
    </div>
  );
});
