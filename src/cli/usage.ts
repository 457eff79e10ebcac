/** A call that can't be carried out as it was typed. Its message is shown with the usage. */
export class WrongCall extends Error {}

export const usage = `Usage:
  hash PATH...          fingerprint photos and videos, folders with all below them
    --json              one JSON object a line instead of a table
    --variants          also the seven turned and mirrored fingerprints of each photo
    --full-decode       decode JPEG at full size: slower, equal to the reference to the bit
    --tmk DIR           also write a TMK+PDQF file of each video into DIR
    --jobs N            how many processes work at once (one a core)
  compare A B           say how far two photos or videos are apart
    --json              as one JSON object
  group PATH...         list near duplicates among photos, and videos that are the same
    --json              one JSON object a line
`;
