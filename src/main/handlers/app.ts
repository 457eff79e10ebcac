import { ok, type OwnprintHandlers } from "../../shared/contract/index.ts";

export interface AppFacts {
  readonly version: string;
  readonly locale: () => string;
  readonly bank: { readonly name: string; readonly host: string } | null;
  readonly leave: () => void;
}

export const appHandlers = ({ version, locale, bank, leave }: AppFacts): OwnprintHandlers["app"] => ({
  about: () => ok({ version, locale: locale(), bank }),
  leave: () => {
    leave();
    return ok(undefined);
  },
});
