import { createContext, use, useCallback, useEffect, useMemo, useReducer, type Dispatch, type ReactNode } from "react";
import { ownprint } from "../ownprint.ts";
import { hear, startingState, type Action, type CasesAtStart, type State } from "./reducer.ts";

/** What the program said of itself at the start; null when it could not. */
export interface About {
  readonly version: string;
  readonly bank: { readonly name: string; readonly host: string } | null;
}

interface Store {
  readonly state: State;
  readonly dispatch: Dispatch<Action>;
  readonly about: About;
}

const StoreContext = createContext<Store | null>(null);

interface StoreProviderProps {
  readonly about: About;
  readonly start: CasesAtStart;
  readonly children: ReactNode;
}

export const StoreProvider = ({ about, start, children }: StoreProviderProps) => {
  const [state, tell] = useReducer(hear, start, startingState);
  const { turn } = state;
  const dispatch = useCallback((action: Action) => tell({ turn, action }), [turn]);
  useEffect(() => {
    const stops = [
      ownprint.scan.progressed((scan) => dispatch({ type: "scan-progressed", scan })),
      ownprint.sending.progressed((progress) => dispatch({ type: "sending-progressed", ...progress })),
    ];
    return () => stops.forEach((stop) => stop());
  }, [dispatch]);
  const store = useMemo(() => ({ state, dispatch, about }), [state, dispatch, about]);
  return <StoreContext value={store}>{children}</StoreContext>;
};

export const useStore = (): Store => {
  const store = use(StoreContext);
  if (store === null) throw new Error("No store around this component.");
  return store;
};
