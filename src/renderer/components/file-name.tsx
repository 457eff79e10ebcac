import { cutInTheMiddle, showUnseen } from "../format/file-name.ts";

interface FileNameProps {
  readonly name: string;
  readonly length?: number;
}

/** A name from a file system, set apart so that its direction can't turn the words around it. */
export const FileName = ({ name, length = 40 }: FileNameProps) => {
  const shown = showUnseen(name);
  return (
    <bdi className="file-name" title={shown}>
      {cutInTheMiddle(shown, length)}
    </bdi>
  );
};
