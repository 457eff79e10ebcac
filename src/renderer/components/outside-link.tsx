import { linkAddress, type LinkId } from "../../shared/contract/help.ts";
import { ownprint } from "../ownprint.ts";
import { AskToOpen } from "./ask-to-open.tsx";

interface OutsideLinkProps {
  readonly link: LinkId;
  readonly children: string;
  readonly look?: "primary" | "plain";
}

/** A place on the web that the program knows by name. */
export const OutsideLink = ({ link, children, look = "plain" }: OutsideLinkProps) => (
  <AskToOpen address={linkAddress[link]} open={() => ownprint.help.open({ link })} look={look}>
    {children}
  </AskToOpen>
);
