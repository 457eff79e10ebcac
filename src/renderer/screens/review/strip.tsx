import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ItemId } from "../../../shared/model/brand.ts";
import { useFormat } from "../../format/use-format.ts";
import type { Thumbnails } from "./thumbnails.ts";

interface StripProps {
  readonly item: ItemId;
  readonly thumbnails: Thumbnails;
}

interface Shown {
  readonly item: ItemId;
  readonly frames: readonly { readonly address: string; readonly at: number }[];
}

/** Pictures along a video, drawn only while it is uncovered. */
export const Strip = ({ item, thumbnails }: StripProps) => {
  const { t } = useTranslation("review");
  const format = useFormat();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let off = false;
    let made: readonly string[] = [];
    void thumbnails.frames(item).then((found) => {
      if (off) return;
      const frames = found.map(({ jpeg, at }) => ({ address: URL.createObjectURL(jpeg), at }));
      made = frames.map(({ address }) => address);
      setShown({ item, frames });
    });
    return () => {
      off = true;
      for (const address of made) URL.revokeObjectURL(address);
    };
  }, [item, thumbnails]);
  if (shown?.item !== item) return <p className="hint">{t("look.loadingFrames")}</p>;
  if (shown.frames.length === 0) return <p className="hint">{t("look.noFrames")}</p>;
  return (
    <ol key={item} className="strip">
      {shown.frames.map(({ address, at }) => (
        <li key={at}>
          <img data-item={item} src={address} alt={t("look.frameAt", { at: format.duration(at) })} draggable={false} decoding="sync" />
          <span className="numbers" aria-hidden="true">
            {format.duration(at)}
          </span>
        </li>
      ))}
    </ol>
  );
};
