/** @file Launches the fixture and says its process id, for the test that kills a launcher. */
import { join } from "node:path";
import process from "node:process";
import { findChromium } from "../choose.ts";
import { launchStandIn } from "../stand-in-host.ts";

const { mainProcess } = await launchStandIn(findChromium() ?? "", { main: join(import.meta.dirname, "main.js") });
process.stdout.write(`${mainProcess.pid}\n`);
