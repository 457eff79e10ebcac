import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import type { PictureSize, Thumbnails } from "./thumbnails.ts";

interface PictureProps {
  readonly item: ItemId;
  readonly name: string;
  readonly size: PictureSize;
  readonly thumbnails: Thumbnails;
}

interface Shown {
  readonly item: ItemId;
  /** Null: there is none. */
  readonly address: string | null;
}

/**
 * An uncovered picture. It is drawn only while it is uncovered, and only when it is this item's: while it is on its way there is
 * nothing, never the last one.
 */
export const Picture = ({ item, name, size, thumbnails }: PictureProps) => {
  const { t } = useTranslation("review");
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let off = false;
    let address: string | null = null;
    void thumbnails.get(item, size).then((jpeg) => {
      if (off) return;
      address = jpeg === null ? null : URL.createObjectURL(jpeg);
      setShown({ item, address });
    });
    return () => {
      off = true;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [item, size, thumbnails]);
  if (shown?.item !== item) return <span className="picture-note">{t("loadingPicture")}</span>;
  if (shown.address === null) return <span className="picture-note">{t("noPicture")}</span>;
  return <img key={item} className="picture" data-item={item} src={shown.address} alt={t("pictureOf", { name })} draggable={false} decoding="sync" />;
};
