import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { Problem } from "../../components/problem.tsx";
import { Screen } from "../../components/screen.tsx";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";
import { useAsked } from "../../state/use-asked.ts";

/** What a visit is, before it begins: whoever starts one must know that nothing can be brought back afterwards. */
export const VisitNewScreen = () => {
  const { t } = useTranslation("workstation");
  const { dispatch } = useStore();
  const { ask, busy, problem } = useAsked();
  return (
    <Screen
      heading={t("visit.heading")}
      lead={t("visit.lead")}
      onBack={() => dispatch({ type: "aside-opened", aside: { at: "workstation" } })}
      next={
        <Button
          look="primary"
          busy={busy}
          onPress={() => void ask(() => ownprint.spaces.visit(), ({ place }) => dispatch({ type: "place-entered", place, isNew: true }))}
        >
          {t("visit.next")}
        </Button>
      }
    >
      <div className="points">
        {(["during", "before", "after"] as const).map((point) => (
          <section key={point}>
            <h2>{t(`visit.${point}.heading`)}</h2>
            <p>{t(`visit.${point}.body`)}</p>
          </section>
        ))}
      </div>
      {problem !== null && <Problem code={problem} />}
    </Screen>
  );
};
