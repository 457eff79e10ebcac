import type { Aside } from "../state/aside.ts";
import { AdoptScreen } from "./elsewhere/adopt.tsx";
import { ElsewhereScreen } from "./elsewhere/elsewhere.tsx";
import { EnterCaseScreen } from "./elsewhere/enter-case.tsx";
import { NoteScreen } from "./elsewhere/note.tsx";
import { ExportScreen } from "./handover/export.tsx";
import { SheetScreen } from "./handover/sheet.tsx";
import { DirectoryScreen } from "./help/directory.tsx";
import { EvidenceScreen } from "./help/evidence.tsx";
import { ThreatenedScreen } from "./help/threatened.tsx";
import { WatchedAside } from "./help/watched.tsx";
import { GuideScreen } from "./workstation/guide.tsx";
import { SpaceNewScreen } from "./workstation/space-new.tsx";
import { SpaceOpenScreen } from "./workstation/space-open.tsx";
import { SpaceScreen } from "./workstation/space.tsx";
import { WorkstationScreen } from "./workstation/start.tsx";
import { VisitNewScreen } from "./workstation/visit-new.tsx";

interface AsideScreenProps {
  readonly aside: Aside;
}

/** The screen of each aside. */
export const AsideScreen = ({ aside }: AsideScreenProps) => {
  switch (aside.at) {
    case "directory":
      return <DirectoryScreen />;
    case "threatened":
      return <ThreatenedScreen />;
    case "evidence":
      return <EvidenceScreen />;
    case "watched":
      return <WatchedAside />;
    case "workstation":
      return <WorkstationScreen />;
    case "space-open":
      return <SpaceOpenScreen />;
    case "space-new":
      return <SpaceNewScreen />;
    case "visit-new":
      return <VisitNewScreen />;
    case "space":
      return <SpaceScreen />;
    case "guide":
      return <GuideScreen from={aside.from} />;
    case "sheet":
      return <SheetScreen id={aside.case} />;
    case "export":
      return <ExportScreen scan={aside.scan} items={aside.items} />;
    case "enter-case":
      return <EnterCaseScreen />;
    case "adopt":
      return <AdoptScreen />;
    case "note-elsewhere":
      return <NoteScreen service={aside.service} />;
    case "elsewhere":
      return <ElsewhereScreen entry={aside.entry} />;
  }
};
