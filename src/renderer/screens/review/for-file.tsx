import { showUnseen } from "../../format/file-name.ts";

interface ForFileProps {
  readonly name: string;
}

/** Says which file a button is for to those who only listen; to the eye it stands beside the file. */
export const ForFile = ({ name }: ForFileProps) => (
  <span className="out-of-sight">
    {" "}
    <bdi>{showUnseen(name)}</bdi>
  </span>
);
