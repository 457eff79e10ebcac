import type { ItemId } from "../../../shared/model/brand.ts";
import { RidgeFigure } from "../../ridge/ridge-figure.tsx";
import { seedFor } from "../../ridge/salt.ts";
import { Picture } from "./picture.tsx";
import type { PictureSize, Thumbnails } from "./thumbnails.ts";

interface FaceProps {
  readonly item: ItemId;
  /** What its cover is drawn from: all that are alike wear the same one. */
  readonly cover: ItemId;
  readonly name: string;
  readonly isUncovered: boolean;
  readonly size: PictureSize;
  readonly thumbnails: Thumbnails;
}

/** A picture or its cover. */
export const Face = ({ item, cover, name, isUncovered, size, thumbnails }: FaceProps) =>
  isUncovered ? <Picture key={item} item={item} name={name} size={size} thumbnails={thumbnails} /> : <RidgeFigure shape="cloth" seed={seedFor(cover)} />;
