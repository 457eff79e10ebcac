import { useStore } from "../../state/store.tsx";
import type { HelpFor } from "../../state/reducer.ts";
import { likelyCountry } from "./help-country.ts";

/** Whom help is for: what was chosen in this session, or the likely country and any age. */
export const useHelpFor = (): { readonly country: string; readonly age: HelpFor["age"]; readonly choose: (changed: Partial<HelpFor>) => void } => {
  const { state, dispatch } = useStore();
  const { country, age } = state.helpFor;
  return {
    country: country ?? likelyCountry(navigator.language),
    age,
    choose: (helpFor) => dispatch({ type: "help-for-chosen", helpFor }),
  };
};
