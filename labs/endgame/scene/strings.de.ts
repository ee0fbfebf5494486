/** @file Every word of the scene, in German. */

import type { Translated } from '../../../core/element/language.ts';
import type { sceneStrings } from './strings.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const games = (count: number) => plural(count, 'Partie', 'Partien');

/** The table `scene`. */
export const germanScene: Translated<typeof sceneStrings> = {
  heading: 'Ein Schritt, nachgespielt',
  phases: { sample: 'Stichprobe', reward: 'Belohnung', advantage: 'Vorteil', update: 'Update' },
  phaseGroup: 'Phasen des Schritts',
  play: 'Abspielen',
  pause: 'Anhalten',
  speed: 'Tempo',
  slow: 'Zeitlupe',
  full: 'Volles Tempo',
  home: 'Ansicht zurücksetzen',
  canvas: 'Räumliche Szene eines Trainingsschritts',
  keys: 'Pfeiltasten drehen, Plus und Minus zoomen, Pos1 setzt die Ansicht zurück.',
  pointer: 'Ziehen dreht; zwei Finger, oder Strg und das Mausrad, zoomen.',
  words: 'Das Bild in Worten',
  waiting: 'Noch nichts nachzuspielen: Der erste Trainingsschritt steht noch aus.',
  messages: {
    idle: 'Die Szene wird aufgebaut, sobald sie ins Bild kommt.',
    loading: 'Die Szene wird aufgebaut.',
    hardware: '',
    software: '',
    none:
      'Dieser Browser bietet kein WebGL, darum wird die Szene nicht gezeichnet. ' +
      'Die Tabellen auf dieser Seite enthalten alles, was sie zeigen würde.',
    lost: 'Die Verbindung zur Grafikkarte ist abgerissen. Die Szene wird neu aufgebaut.',
    gone:
      'Die Verbindung zur Grafikkarte ist mehrmals abgerissen. ' +
      'Die Tabellen auf dieser Seite enthalten alles, was die Szene zeigt.',
  },
  again: 'Noch einmal versuchen',
  stills: 'Ohne Grafikkarte gezeichnet: die vier Phasen als Standbilder.',

  title: (step, distance) => `Schritt ${step} · Matt in ${distance}`,
  sample: (rollouts, legal, favourite, probability) =>
    `${plural(legal, 'regelgerechter Zug', 'regelgerechte Züge')}, jeder so wahrscheinlich, wie seine Säule hoch ist; ` +
    `die Policy bevorzugt ${favourite} mit ${probability}. Aus dieser Stellung spielt sie ${games(rollouts)}.`,
  reward: (mates, rollouts, failures) =>
    mates === rollouts
      ? `Alle ${rollouts} Partien enden mit Matt. Jede erhält 1.`
      : mates === 0
        ? `Keine der ${rollouts} Partien endet mit Matt (${failures}). Jede erhält 0.`
        : `${mates} von ${rollouts} Partien ${mates === 1 ? 'endet mit Matt und erhält' : 'enden mit Matt und erhalten'} 1. ` +
          `Die anderen erhalten 0: ${failures}.`,
  failure: (outcome, count, piece) =>
    ({
      mate: `${count}-mal Matt`,
      stalemate: `${count}-mal Patt`,
      'piece-lost': `${count}-mal ${piece} verloren`,
      'out-of-moves': `${count}-mal Zuglimit`,
    })[outcome],
  pieces: { Q: 'Dame', R: 'Turm' },
  advantage: (mean, above, below) =>
    `Der Mittelwert der Gruppe ist ${mean}. Was über ihm liegt, wird zu Gold, Vorteil ${above}; was unter ihm liegt, ` +
    `fällt als Glut zu Boden, Vorteil ${below}.`,
  noContrast: (mean) =>
    `Jede Partie erhielt ${mean}, keine liegt also über oder unter dem Mittelwert: Die Gruppe hat keinen Kontrast und entfällt.`,
  update: (edges, layer, change) =>
    'Die Belohnung wirkt durch das Netz zurück, von den Zügen zu den Eingaben. Gezeichnet sind die ' +
    `${edges} Gewichte, die sich am stärksten geändert haben; die größte Änderung ist ${change}, ${layer}.`,
  moved: (san, before, after) => `${san} geht von ${before} auf ${after}.`,
  ofOthers: 'Diese Gruppe entfiel; die Gewichte haben sich durch die anderen Gruppen geändert.',
  layers: [
    'zwischen den Eingaben und der ersten verdeckten Schicht',
    'zwischen den verdeckten Schichten',
    'zwischen der zweiten verdeckten Schicht und den Zügen',
  ],
  legend: { raised: 'Gewicht erhöht', lowered: 'Gewicht verringert' },

  labels: {
    // Without the word, which the phase says: the label stands beside the rods, on narrow pages over them.
    reward: (reward, count) => `${games(count)} · ${count === 1 ? '' : 'je '}${reward}`,
    column: (san, before, now) => (before === now ? `${san} ${now}` : `${san} ${before} → ${now}`),
    mean: (mean) => `Mittel ${mean}`,
    inputs: (piece) => `Eingaben: König, ${piece}, schwarzer König`,
    hidden: (units) => `${units} verdeckte Einheiten`,
    moves: (piece) => `Züge von König und ${piece}`,
  },

  description: {
    start: (fen) => `Startstellung: ${fen}.`,
    candidates: 'Wahrscheinlichste Züge',
    change: (san, before, after) => `${san}: ${before} vor dem Update, ${after} danach.`,
    games: 'Partien der Gruppe',
    game: (san, outcome, reward, advantage) =>
      `${san}: ${outcome}, Belohnung ${reward}, Vorteil ${advantage}.`,
    outcomes: {
      mate: 'Matt',
      stalemate: 'Patt',
      'piece-lost': 'Figurverlust',
      'out-of-moves': 'Zuglimit',
    },
    edges: 'Größte Gewichtsänderungen',
    edge: (layer, from, to, change) => `${layer}, Einheit ${from} zu Einheit ${to}: ${change}.`,
  },
};
