import { showUnseen, splitForCutting } from "../format/file-name.ts";

interface FileNameProps {
  readonly name: string;
}

/**
 * A name from a file system, set apart so that its direction can't turn the words around it. Where it does not fit it is cut in
 * the middle, to the eye only: a screen reader has all of it.
 */
export const FileName = ({ name }: FileNameProps) => {
  const shown = showUnseen(name);
  const [head, tail] = splitForCutting(shown);
  return (
    <bdi className="file-name" title={shown}>
      <span className="file-name-head">{head}</span>
      {tail !== "" && <span className="file-name-tail">{tail}</span>}
    </bdi>
  );
};
