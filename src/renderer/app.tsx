import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../shared/model/assert-never.ts";
import { Boundary } from "./components/boundary.tsx";
import { Button } from "./components/button.tsx";
import { Screen } from "./components/screen.tsx";
import { Foot } from "./frame/foot.tsx";
import { Header } from "./frame/header.tsx";
import { Layer } from "./frame/layer.tsx";
import { Rail } from "./frame/rail.tsx";
import { ownprint } from "./ownprint.ts";
import { AddMoreScreen } from "./screens/add-more.tsx";
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
import { ClosedScreen } from "./screens/workstation/closed.tsx";
import { PlaceWatch } from "./screens/workstation/place-watch.tsx";
import { WatchedScreen } from "./screens/help/watched.tsx";
import { WelcomeScreen } from "./screens/welcome.tsx";
import { stageOf, type Step } from "./state/step.ts";
import type { CasesAtStart } from "./state/reducer.ts";
import { StoreProvider, useStore, type About } from "./state/store.tsx";

/** From here the list of cases is one press away; elsewhere it would lose what is under way. */
const leadsToCases: ReadonlySet<Step["at"]> = new Set(["watched", "welcome", "age", "stopped", "choose", "done"]);

const CurrentScreen = () => {
  const { step, adding } = useStore().state;
  switch (step.at) {
    case "watched":
      return <WatchedScreen />;
    case "welcome":
      return <WelcomeScreen />;
    case "age":
      return <AgeScreen />;
    case "stopped":
      return <StoppedScreen answer={step.answer} />;
    case "choose":
      return <ChooseScreen age={step.age} grants={step.grants} />;
    case "scanning":
      return <ScanningScreen scan={step.scan} />;
    case "review":
      return <ReviewScreen scan={step.scan} selection={step.selection} />;
    case "keep":
      return adding === null ? (
        <KeepScreen scan={step.scan} selection={step.selection} wishes={step.wishes} />
      ) : (
        <AddMoreScreen scan={step.scan} selection={step.selection} wishes={step.wishes} to={adding} />
      );
    case "confirm":
      return <ConfirmScreen draft={step.draft} wishes={step.wishes} />;
    case "sending":
      return <SendingScreen step={step} />;
    case "done":
      return <DoneScreen summary={step.summary} keys={step.keys} added={step.added} />;
    case "closed":
      return <ClosedScreen ending={step.ending} />;
    case "cases":
      return <CasesScreen />;
    case "case":
      return <CaseScreen id={step.case} />;
    default:
      return assertNever(step);
  }
};

/** The path, and what lies over it for a while. */
const CurrentScreens = () => {
  const { step, aside, under } = useStore().state;
  const over = aside === null ? [] : [...under, aside];
  return (
    <>
      <Layer isCovered={aside !== null}>
        <CurrentScreen key={step.at} />
      </Layer>
      {over.map((beside, index) => (
        <Layer key={`${index} ${beside.at}`} isCovered={index < over.length - 1}>
          <AsideScreen aside={beside} />
        </Layer>
      ))}
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
      <Header
        onCases={leadsToCases.has(state.step.at) ? () => dispatch({ type: "went", to: "cases" }) : null}
        onHelp={() => dispatch({ type: "help-opened", aside: { at: "directory" }, ...(state.step.at === "stopped" ? { age: "under-18" } : {}) })}
      />
      <div className="under">
        <div className="rest">
          <div className={stage === null ? "body" : "body body-with-rail"}>
            {stage !== null && <Rail stage={stage} addingTo={state.cases?.find(({ id }) => id === state.adding)?.label ?? null} />}
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
                <CurrentScreens key={state.turn} />
              </Boundary>
            </main>
          </div>
          <Foot />
          <PlaceWatch />
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
    void ownprint.cases.list().then(async (outcome) => {
      if (!outcome.ok) {
        settle({ kind: outcome.code === "keychain-locked" || outcome.code === "keychain-denied" ? "shut" : "unknown" });
        return;
      }
      if (outcome.value.length > 0) {
        settle({ kind: "known", cases: outcome.value });
        return;
      }
      const rest = await Promise.all([ownprint.cases.elsewhere(), ownprint.cases.unreadable()]);
      settle({ kind: "known", cases: [], others: rest.some((found) => found.ok && found.value.length > 0) });
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
