import { useTranslation } from "react-i18next";
import { stages, type Stage } from "../state/step.ts";

interface RailProps {
  readonly stage: Stage;
  /** The name of the case that gets more; null for a new one. */
  readonly addingTo: string | null;
}

/** How far the path is and how much of it remains. It only tells; the ways back and on are on the screen. */
export const Rail = ({ stage, addingTo }: RailProps) => {
  const { t } = useTranslation(["frame", "send"]);
  const now = stages.indexOf(stage);
  const left = stages.length - 1 - now;
  return (
    <nav className="rail" aria-label={t("steps.label")}>
      {addingTo !== null && <p className="rail-case">{t("send:adding.on", { label: addingTo })}</p>}
      <p className="rail-position">{t("steps.position", { step: now + 1, total: stages.length })}</p>
      <ol>
        {stages.map((name, index) => (
          <li key={name} className={index < now ? "rail-done" : index === now ? "rail-now" : "rail-next"} aria-current={index === now ? "step" : undefined}>
            <span className="rail-dot" aria-hidden="true" />
            <span>{t(`steps.${name}`)}</span>
            {index < now && <span className="out-of-sight">{t("steps.done")}</span>}
          </li>
        ))}
      </ol>
      <p className="rail-left">{left === 0 ? t("steps.last") : t("steps.left", { count: left })}</p>
    </nav>
  );
};
