/**
 * @file TMK+PDQF: a whole video as its average picture and as the way its picture moves through time. The method is
 * Poullot's temporal match kernel as facebook/ThreatExchange, tmk/cpp (bufferhashers, tmkfv, tmkiotypes.h) has it.
 */
import { coefficientsOf } from "./pdq-dct.ts";

/** Frames are 64 x 64 pixels at this rate. */
export const TMK_RATE = 15;
export const TMK_SIDE = 64;

export const TMK_PERIODS = [2_731, 4_391, 9_767, 14_653] as const;
export const TMK_DIMENSION = 256;
export const TMK_TERMS = 32;

/** Fourier coefficients of the kernel (Poullot, beta = 32), as the reference tabulates them. */
export const TMK_WEIGHTS = Float32Array.of(
  0.0708041893112, 0.13937789309, 0.132897260304, 0.122765735552, 0.109878684888, 0.09529606433, 0.0800986647852,
  0.0652590650356, 0.0515478238322, 0.0394851531195, 0.0293374252025, 0.0211492623679, 0.0147973073245, 0.0100512818746,
  0.0066306408014, 0.00424947117334, 0.0026467615764, 0.00160270959695, 0.000943882629639, 0.000540841638603,
  0.000301633183798, 0.000163800158855, 8.66454753015e-5, 4.46626303151e-5, 2.24429442235e-5, 1.09982139799e-5,
  5.25823487999e-6, 2.45358229988e-6, 1.11781474895e-6, 4.97406489221e-7, 2.16265487234e-7, 9.19087006565e-8,
);

/** A video's TMK+PDQF fingerprint. The vectors of period p and term j begin at (p * 32 + j) * 256. */
export interface Tmk {
  readonly frames: number;
  readonly average: Float32Array;
  readonly cosines: Float32Array;
  readonly sines: Float32Array;
}

const TERMS_LENGTH = TMK_PERIODS.length * TMK_TERMS * TMK_DIMENSION;

const norm = (vector: Float32Array, from = 0, to = vector.length): number => {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += (vector[i] ?? 0) ** 2;
  return Math.sqrt(sum);
};

const addScaled = (into: Float32Array, at: number, vector: Float32Array, factor: number): void => {
  for (let i = 0; i < TMK_DIMENSION; i += 1) into[at + i] = (into[at + i] ?? 0) + Math.fround((vector[i] ?? 0) * factor);
};

const normalise = (vectors: Float32Array): void => {
  for (let at = 0; at < vectors.length; at += TMK_DIMENSION) {
    const length = norm(vectors, at, at + TMK_DIMENSION);
    const weight = Math.sqrt(TMK_WEIGHTS[(at / TMK_DIMENSION) % TMK_TERMS] ?? 0) / (length > 0 ? length : 1);
    for (let i = at; i < at + TMK_DIMENSION; i += 1) vectors[i] = (vectors[i] ?? 0) * weight;
  }
};

/** Takes the frames of a video in order, at 15 a second, and gives its fingerprint at the end. */
export interface TmkBuilder {
  /** The next frame as a 64 x 64 luma block, row-major, 0..255. */
  readonly addBlock: (block: Float32Array) => void;
  readonly finish: () => Tmk;
}

/** An empty builder. Its memory does not grow with the video. */
export const tmkBuilder = (): TmkBuilder => {
  const average = new Float32Array(TMK_DIMENSION);
  const cosines = new Float32Array(TERMS_LENGTH);
  const sines = new Float32Array(TERMS_LENGTH);
  let frames = 0;
  return {
    addBlock: (block) => {
      const feature = coefficientsOf(block);
      addScaled(average, 0, feature, 1);
      const length = norm(feature);
      const unit = length > 0 ? feature.map((value) => value / length) : feature;
      TMK_PERIODS.forEach((period, p) => {
        for (let j = 0; j < TMK_TERMS; j += 1) {
          const at = (p * TMK_TERMS + j) * TMK_DIMENSION;
          const angle = (2 * Math.PI * j * frames) / period;
          addScaled(cosines, at, unit, Math.cos(angle));
          if (j > 0) addScaled(sines, at, unit, Math.sin(angle));
        }
      });
      frames += 1;
    },
    finish: () => {
      if (frames > 0) average.forEach((value, i) => (average[i] = value / frames));
      normalise(cosines);
      normalise(sines);
      return { frames, average, cosines, sines };
    },
  };
};

const dot = (a: Float32Array, b: Float32Array, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** Cosine similarity of the two average pictures, -1..1. */
export const tmkLevel1 = (a: Tmk, b: Tmk): number => {
  const lengths = norm(a.average) * norm(b.average);
  return lengths > 0 ? dot(a.average, b.average, 0, TMK_DIMENSION) / lengths : 0;
};

/** The best agreement of the two videos over every shift in time, at most about 1. */
export const tmkLevel2 = (a: Tmk, b: Tmk): number => {
  let best = -Infinity;
  TMK_PERIODS.forEach((period, p) => {
    const terms = Array.from({ length: TMK_TERMS }, (_, j) => {
      const from = (p * TMK_TERMS + j) * TMK_DIMENSION;
      const to = from + TMK_DIMENSION;
      return {
        even: dot(a.cosines, b.cosines, from, to) + (j === 0 ? 0 : dot(a.sines, b.sines, from, to)),
        odd: j === 0 ? 0 : dot(a.sines, b.cosines, from, to) - dot(a.cosines, b.sines, from, to),
      };
    });
    // All angles of a period are multiples of one step: a table instead of a million cosines.
    const cosine = Float64Array.from({ length: period }, (_, o) => Math.cos((2 * Math.PI * o) / period));
    const sine = Float64Array.from({ length: period }, (_, o) => Math.sin((2 * Math.PI * o) / period));
    for (let offset = 0; offset < period; offset += 1) {
      let score = 0;
      terms.forEach(({ even, odd }, j) => {
        const angle = (j * offset) % period;
        score += (cosine[angle] ?? 0) * even + (sine[angle] ?? 0) * odd;
      });
      best = Math.max(best, score);
    }
  });
  // What a video scores against itself: cosine and sine vectors are normalised apart, so each term but the first counts twice.
  const whole = TMK_WEIGHTS.reduce((sum, weight, j) => sum + (j === 0 ? weight : 2 * weight), 0);
  return best / whole;
};
