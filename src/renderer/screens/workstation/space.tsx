import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SpaceName } from "../../../shared/contract/spaces.ts";
import { AskDialog } from "../../components/ask-dialog.tsx";
import { Button } from "../../components/button.tsx";
import { Problem } from "../../components/problem.tsx";
import { Screen } from "../../components/screen.tsx";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";
import { ChangePassphrase } from "./change-passphrase.tsx";
import { RenameSpace } from "./rename-space.tsx";

type Doing = "rename" | "passphrase" | "erase";

interface OpenSpaceProps {
  readonly name: SpaceName;
}

const OpenSpace = ({ name }: OpenSpaceProps) => {
  const { t } = useTranslation("workstation");
  const { dispatch } = useStore();
  const { ask, busy, problem, clear } = useAsked();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState<"renamed" | "changed" | null>(null);

  const begin = (next: Doing): void => {
    clear();
    setDone(null);
    setDoing(next);
  };
  const stop = (): void => setDoing(null);
  const finish = (what: "renamed" | "changed"): void => {
    setDone(what);
    stop();
  };
  const erase = (): void =>
    void ask(() => ownprint.spaces.erase(), ({ removed }) => dispatch({ type: "place-left", ending: { kind: "erased", removed } }));

  return (
    <Screen heading={<bdi>{name}</bdi>} lead={t("space.lead")} onBack={() => dispatch({ type: "aside-closed" })}>
      <p role="status" className="space-done">
        {done === null ? "" : t(`space.${done}`)}
      </p>
      <section className="card">
        <h2>{t("space.rename.heading")}</h2>
        <p>{t("space.rename.body")}</p>
        <Button onPress={() => begin("rename")}>{t("space.rename.action")}</Button>
      </section>
      <section className="card">
        <h2>{t("space.passphrase.heading")}</h2>
        <p>{t("space.passphrase.body")}</p>
        <Button onPress={() => begin("passphrase")}>{t("space.passphrase.action")}</Button>
      </section>
      <section className="card">
        <h2>{t("space.erase.heading")}</h2>
        <p>{t("space.erase.body")}</p>
        <Button look="danger" onPress={() => begin("erase")}>
          {t("space.erase.action")}
        </Button>
      </section>
      <div className="row">
        <Button look="quiet" onPress={() => dispatch({ type: "aside-opened", aside: { at: "guide", from: "space" } })}>
          {t("guide.open")}
        </Button>
      </div>
      {doing === "rename" && (
        <RenameSpace
          name={name}
          onClose={stop}
          onDone={(place) => {
            dispatch({ type: "place-renamed", place });
            finish("renamed");
          }}
        />
      )}
      {doing === "passphrase" && <ChangePassphrase name={name} onClose={stop} onDone={() => finish("changed")} />}
      {doing === "erase" && (
        <AskDialog
          heading={t("space.erase.ask")}
          onClose={stop}
          answers={
            <>
              <Button onPress={stop}>{t("space.erase.no")}</Button>
              <Button look="danger" busy={busy} onPress={erase}>
                {t("space.erase.yes")}
              </Button>
            </>
          }
        >
          <p>{t("space.erase.what")}</p>
          <p>{t("space.erase.bank")}</p>
          {problem !== null && <Problem code={problem} />}
        </AskDialog>
      )}
    </Screen>
  );
};

/** The open space itself. Where none is open there is nothing to show. */
export const SpaceScreen = () => {
  const { place } = useStore().state;
  return place.kind === "space" ? <OpenSpace name={place.name} /> : null;
};
