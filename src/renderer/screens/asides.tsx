import type { Aside } from "../state/aside.ts";
import { DirectoryScreen } from "./help/directory.tsx";

interface AsideScreenProps {
  readonly aside: Aside;
}

/** The screen of each aside. */
export const AsideScreen = ({ aside }: AsideScreenProps) => {
  switch (aside.at) {
    case "directory":
      return <DirectoryScreen />;
  }
};
