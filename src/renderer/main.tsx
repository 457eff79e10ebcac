import "./without-eval.ts";
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "./design/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startLanguages } from "./i18n/start.ts";
import { ownprint } from "./ownprint.ts";
import { installQuickExit } from "./quick-exit/quick-exit.ts";

installQuickExit(document, () => void ownprint.app.leave());

const start = async (): Promise<void> => {
  const about = await ownprint.app.about();
  await startLanguages(about.ok ? about.value.locale : "en");
  const place = document.getElementById("root");
  // Whoever left while this was starting sees nothing more.
  if (place === null) return;
  createRoot(place).render(
    <StrictMode>
      <App about={about.ok ? about.value : null} />
    </StrictMode>,
  );
};

void start();
