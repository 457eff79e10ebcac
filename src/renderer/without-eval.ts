/** @file First of all imports: zod must not look whether it may compile code from text, which the page's rules forbid. */
import { config } from "zod";

config({ jitless: true });
