import { groupsOf } from "../format/grouping.ts";

interface CodeProps {
  readonly text: string;
}

/** A PIN or case number, large, in groups. The gaps are drawn: selecting and copying gives the text as it is. */
export const Code = ({ text }: CodeProps) => (
  <span className="code" dir="ltr" translate="no">
    {(text.includes("-") ? [text] : groupsOf(text)).map((group, index) => (
      <span key={index}>{group}</span>
    ))}
  </span>
);
