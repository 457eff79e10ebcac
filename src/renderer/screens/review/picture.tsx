import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import type { Thumbnails } from "./thumbnails.ts";

interface PictureProps {
  readonly item: ItemId;
  readonly name: string;
  readonly thumbnails: Thumbnails;
}

type Shown = { readonly state: "waiting" } | { readonly state: "none" } | { readonly state: "there"; readonly address: string };

/**
 * An uncovered picture. It is drawn only while it is uncovered and is keyed by its item, so while the next one is on its way there
 * is nothing, never the last one.
 */
export const Picture = ({ item, name, thumbnails }: PictureProps) => {
  const { t } = useTranslation("review");
  const [shown, setShown] = useState<Shown>({ state: "waiting" });
  useEffect(() => {
    let off = false;
    let address: string | null = null;
    void thumbnails.get(item).then((jpeg) => {
      if (off) return;
      if (jpeg === null) {
        setShown({ state: "none" });
        return;
      }
      address = URL.createObjectURL(jpeg);
      setShown({ state: "there", address });
    });
    return () => {
      off = true;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [item, thumbnails]);
  switch (shown.state) {
    case "waiting":
      return <span className="picture-note">{t("loadingPicture")}</span>;
    case "none":
      return <span className="picture-note">{t("noPicture")}</span>;
    case "there":
      return <img className="picture" data-item={item} src={shown.address} alt={t("pictureOf", { name })} draggable={false} decoding="sync" />;
  }
};
