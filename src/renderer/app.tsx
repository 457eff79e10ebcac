import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../shared/model/assert-never.ts";
import { Boundary } from "./components/boundary.tsx";
import { Button } from "./components/button.tsx";
import { Screen } from "./components/screen.tsx";
import { Foot } from "./frame/foot.tsx";
import { Header } from "./frame/header.tsx";
import { Rail } from "./frame/rail.tsx";
import { ownprint } from "./ownprint.ts";
import { AgeScreen } from "./screens/age.tsx";
import { AsideScreen } from "./screens/asides.tsx";
import { CaseScreen } from "./screens/case.tsx";
import { CasesScreen } from "./screens/cases.tsx";
import { ChooseScreen } from "./screens/choose.tsx";
import { ConfirmScreen } from "./screens/confirm.tsx";
import { DoneScreen } from "./screens/done.tsx";
import { KeepScreen } from "./screens/keep.tsx";
import { ReviewScreen } from "./screens/review/review.tsx";
import { ScanningScreen } from "./screens/scanning.tsx";
import { SendingScreen } from "./screens/sending.tsx";
import { StoppedScreen } from "./screens/stopped.tsx";
import { WelcomeScreen } from "./screens/welcome.tsx";
import { stageOf, type Step } from "./state/step.ts";
import type { CasesAtStart } from "./state/reducer.ts";
import { StoreProvider, useStore, type About } from "./state/store.tsx";

/** From here the list of cases is one press away; elsewhere it would lose what is under way. */
const leadsToCases: ReadonlySet<Step["at"]> = new Set(["welcome", "age", "stopped", "choose", "done"]);

const CurrentScreen = () => {
  const { step } = useStore().state;
  switch (step.at) {
    case "welcome":
      return <WelcomeScreen />;
    case "age":
      return <AgeScreen />;
    case "stopped":
      return <StoppedScreen answer={step.answer} />;
    case "choose":
      return <ChooseScreen grants={step.grants} />;
    case "scanning":
      return <ScanningScreen scan={step.scan} />;
    case "review":
      return <ReviewScreen scan={step.scan} selection={step.selection} />;
    case "keep":
      return <KeepScreen scan={step.scan} selection={step.selection} wishes={step.wishes} />;
    case "confirm":
      return <ConfirmScreen draft={step.draft} wishes={step.wishes} />;
    case "sending":
      return <SendingScreen step={step} />;
    case "done":
      return <DoneScreen summary={step.summary} keys={step.keys} />;
    case "cases":
      return <CasesScreen />;
    case "case":
      return <CaseScreen id={step.case} />;
    default:
      return assertNever(step);
  }
};

/** The path, and what lies over it for a while. The path stays as it was left: its place in a list, what was typed, the focus. */
const CurrentScreens = () => {
  const { step, aside } = useStore().state;
  const path = useRef<HTMLDivElement>(null);
  const left = useRef<Element | null>(null);
  const isCovered = aside !== null;
  useLayoutEffect(() => {
    const element = path.current;
    if (!isCovered || element === null) return undefined;
    left.current = document.activeElement;
    element.hidden = true;
    return () => {
      element.hidden = false;
      if (left.current instanceof HTMLElement && left.current.isConnected) left.current.focus();
    };
  }, [isCovered]);
  return (
    <>
      <div className="step" ref={path}>
        <CurrentScreen key={step.at} />
      </div>
      {aside !== null && <AsideScreen key={aside.at} aside={aside} />}
    </>
  );
};

const Frame = () => {
  const { t } = useTranslation("frame");
  const { state, dispatch } = useStore();
  const stage = stageOf(state.step);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.getElementById("main")?.focus()}>
        {t("skip")}
      </button>
      <Header onCases={leadsToCases.has(state.step.at) ? () => dispatch({ type: "went", to: "cases" }) : null} />
      <div className="under">
        <div className="rest">
          <div className={stage === null ? "body" : "body body-with-rail"}>
            {stage !== null && <Rail stage={stage} />}
            <main id="main" tabIndex={-1}>
              <Boundary
                fallback={(again) => (
                  <Screen
                    heading={t("broken.heading")}
                    lead={t("broken.body")}
                    next={
                      <Button
                        look="primary"
                        onPress={() => {
                          dispatch({ type: "went", to: "welcome" });
                          again();
                        }}
                      >
                        {t("broken.again")}
                      </Button>
                    }
                  />
                )}
              >
                <CurrentScreens />
              </Boundary>
            </main>
          </div>
          <Foot />
        </div>
        <div id="asking" />
      </div>
    </div>
  );
};

interface AppProps {
  readonly about: About | null;
}

/** How long the first screen waits for the list of cases, in milliseconds. */
const PATIENCE = 1_500;

const unknownProgram: About = { version: "", bank: null };

export const App = ({ about }: AppProps) => {
  const [start, setStart] = useState<CasesAtStart | null>(null);
  useEffect(() => {
    const settle = (known: CasesAtStart): void => setStart((before) => before ?? known);
    void ownprint.cases.list().then((outcome) => {
      if (outcome.ok) settle({ kind: "known", cases: outcome.value });
      else settle({ kind: outcome.code === "keychain-locked" || outcome.code === "keychain-denied" ? "shut" : "unknown" });
    });
    // A locked keychain may be waiting for its own window to be answered. The program does not wait with it.
    const timer = setTimeout(() => settle({ kind: "unknown" }), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  // Nothing is shown until it is known where to begin, most often for a few milliseconds.
  if (start === null) return null;
  return (
    <StoreProvider about={about ?? unknownProgram} start={start}>
      <Frame />
    </StoreProvider>
  );
};
