import { useEffect, useState } from "react";
import type { Keeping } from "../../shared/model/case.ts";
import { ownprint } from "../ownprint.ts";

/** Where something that is entered will be kept: in the keychain, unless the person chose this session's memory. */
export const useKeeping = (): { readonly keeping: Keeping; readonly chooseSession: () => void } => {
  const [keeping, setKeeping] = useState<Keeping>("keychain");
  useEffect(() => {
    void ownprint.secrets.status().then((outcome) => {
      if (outcome.ok) setKeeping(outcome.value.using);
    });
  }, []);
  return { keeping, chooseSession: () => setKeeping("session") };
};
