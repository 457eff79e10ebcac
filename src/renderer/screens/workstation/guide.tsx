import { useTranslation } from "react-i18next";
import { Screen } from "../../components/screen.tsx";
import type { Aside } from "../../state/aside.ts";
import { useStore } from "../../state/store.tsx";

interface GuideScreenProps {
  readonly from: Extract<Aside, { readonly at: "guide" }>["from"];
}

/** In the order an advocate needs them: before the client comes, while they sit together, and at the end. */
const sections = {
  consent: ["what", "paper", "until", "free"],
  roles: ["client", "you", "assisted", "look"],
  keepNothing: ["pictures", "keys", "notes", "devices"],
  keychain: ["shared", "other"],
  which: ["visit", "space", "both"],
  working: ["lock", "idle", "asleep", "screen"],
  ending: ["sheet", "tray", "things", "end"],
  erasing: ["when", "bank", "lost"],
  under18: ["stop", "places"],
  law: ["us", "eu", "ask"],
} as const;

/** What a support centre does and does not do with somebody else's pictures, numbers and names. */
export const GuideScreen = ({ from }: GuideScreenProps) => {
  const { t } = useTranslation("workstation");
  const { dispatch } = useStore();
  return (
    <Screen
      heading={t("guide.heading")}
      lead={t("guide.lead")}
      onBack={() => dispatch(from === null ? { type: "aside-closed" } : { type: "aside-opened", aside: { at: from } })}
    >
      {(Object.keys(sections) as readonly (keyof typeof sections)[]).map((section) => (
        <section key={section} className="guide-part">
          <h2>{t(`guide.${section}.heading`)}</h2>
          <ul className="guide-points">
            {sections[section].map((point) => (
              <li key={point}>{t(`guide.${section}.${point}` as "guide.consent.what")}</li>
            ))}
          </ul>
        </section>
      ))}
    </Screen>
  );
};
