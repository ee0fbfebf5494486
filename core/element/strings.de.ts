/** @file Core's words in German. */

import { formatFixed, formatStep } from '../plot/format.ts';
import type { chartStrings, heatMapStrings } from '../plot/strings.ts';
import type { Language, Translated } from './language.ts';
import { inGerman } from './machine.de.ts';
import type { posterStrings } from './poster-strings.ts';
import { runFileErrors } from './run-file-errors.de.ts';
import type { errorStrings, labStrings } from './strings.ts';

const poster: Translated<typeof posterStrings> = {
  waiting: 'Das Labor startet, sobald es ins Bild kommt.',
  starting: 'Startet …',
  noPicture: 'Noch gibt es nichts zu zeigen.',
};

const core: Translated<typeof labStrings> = {
  transport: 'Steuerung des Trainings',
  play: 'Abspielen',
  pause: 'Pause',
  moved: (step) =>
    `Das Grafikgerät ging verloren. Der Lauf ging bei Schritt ${formatStep(step)} weiter, als wäre nichts geschehen.`,
  replay: 'Noch einmal',
  trainAfresh: 'Neuen Lauf abspielen',
  stepBack: 'Einen aufgezeichneten Schritt zurück',
  stepForward: 'Einen aufgezeichneten Schritt vor',
  reset: 'Von vorn beginnen',
  position: (step, total) => `Schritt ${formatStep(step)} / ${formatStep(total)}`,
  rate: (stepsPerSecond) =>
    `${stepsPerSecond < 10 ? formatFixed(stepsPerSecond, 1) : formatStep(Math.round(stepsPerSecond))} Schritte/s`,
  speed: 'Tempo',
  speeds: [
    { stepsPerSecond: 5, label: '5 Schritte/s' },
    { stepsPerSecond: 30, label: '30 Schritte/s' },
    { stepsPerSecond: Infinity, label: 'unbegrenzt' },
  ],
  settings: 'Einstellungen des Laufs',
  seed: 'Startwert (Seed)',
  preset: 'Voreinstellung',
  custom: 'Eigene',
  backend: 'Rechnen mit',
  backends: {
    auto: 'Automatisch',
    webgpu: 'WebGPU',
    webgl: 'WebGL',
    wasm: 'WebAssembly',
    cpu: 'Reines JavaScript',
  },
  computing: (name, description) => `Gerechnet wird mit ${name}: ${inGerman(description)}.`,
  because: (reason) => `Grund: ${inGerman(reason)}.`,
  notStarted: 'Noch rechnet nichts.',
  exportRun: 'Lauf sichern',
  importRun: 'Lauf öffnen',
  importHint: 'Einen Lauf öffnen, der in diesem Labor gesichert wurde; er kann auch hierher gezogen werden',
  exportHint: 'Alle aufgezeichneten Schritte als .safetensors-Datei sichern',
  copyLink: 'Link kopieren',
  copyLinkHint: 'Einen Link kopieren, der diesen Schritt mit allen Änderungen wieder zeigt',
  linkCopied: 'Link kopiert.',
  linkRefused: 'Kopieren ist hier nicht erlaubt. Den Link von Hand kopieren:',
  link: 'Link',
  dropHere: 'Datei des Laufs hier ablegen, um ihn zu öffnen',
  timeline: 'Gezeigter Schritt',
  timelineValue: (step, total) => `Schritt ${formatStep(step)} von ${formatStep(total)}`,
  problem: 'Etwas ist schiefgegangen',
  goOn: (step) => `Ab Schritt ${formatStep(step)} weitermachen`,
  startOver: 'Von vorn beginnen',
  tryAgain: 'Noch einmal versuchen',
  dismiss: 'Schließen',
  status: {
    training: 'Training läuft',
    replaying: 'Wiedergabe läuft',
    paused: (step) => `Angehalten bei Schritt ${formatStep(step)}`,
    finished: (step) => `Fertig bei Schritt ${formatStep(step)}`,
    failed: (message) => `Problem: ${message}`,
  },
};

const errors: Translated<typeof errorStrings> = {
  'bad-argument': 'Das Argument ist nicht zu gebrauchen; nötig ist eine ganze Zahl, die nicht negativ ist.',
  'bad-config':
    'Diese Einstellungen liegen außerhalb der Grenzen; sie sind zu ändern, oder eine Voreinstellung ist zu wählen.',
  'cannot-continue':
    'Diese Aufzeichnung enthält das Gedächtnis des Optimierers nicht, das Training kann also nicht an sie anschließen. Mit reset() beginnt es von vorn.',
  interrupted:
    'Dies wurde aufgegeben, weil das Labor angehalten, zurückgesetzt oder entfernt wurde. Wird es noch gebraucht, ist es noch einmal anzufordern.',
  'lab-not-loaded':
    'Alle Dateien des Labors müssen neben seinem Skript liegen, und das Netz muss da sein; danach die Seite neu laden.',
  'no-executor':
    'Ein anderer Browser kann helfen, oder eine Content-Security-Policy der Seite, die die Skripte des Labors laden lässt.',
  'nothing-recorded': 'Noch gibt es nichts zu sichern. Dazu muss erst einige Schritte lang trainiert werden.',
  'run-not-found':
    'Die Datei des Laufs war nicht zu holen. Stimmt ihre Adresse, und erlaubt der Server, sie von hier zu lesen?',
  'run-too-large':
    'Die Datei des Laufs ist zu groß, um sie hier zu öffnen. Ein kürzerer Lauf oder ein kleineres Modell passt.',
  'run-unreadable':
    'Das ist keine Datei eines Laufs von ml-labs, oder sie ist beschädigt. Zu wählen ist eine .safetensors-Datei, die ein Labor gesichert hat.',
  'run-of-another-lab': 'Dieser Lauf stammt aus einem anderen Labor. Dort lässt er sich öffnen.',
  'seek-replaced': 'Ein späterer Sprung trat an die Stelle von diesem; auf jenen ist zu warten.',
  'start-failed':
    'Das Labor konnte nicht starten. Ein anderes Rechenwerk oder kleinere Einstellungen können helfen.',
  'worker-blocked':
    'Der Worker des Labors ließ sich nicht laden. Erlaubt ihn die Content-Security-Policy der Seite?',
  'worker-crashed':
    'Der Worker des Labors blieb stehen. Was aufgezeichnet wurde, ist noch da: ab dem letzten sicheren Schritt weitermachen oder von vorn beginnen.',
};

const chart: Translated<typeof chartStrings> = {
  step: 'Schritt',
  logX: 'log x',
  logY: 'log y',
  logXHint: 'Die waagrechte Achse logarithmisch zeigen',
  logYHint: 'Die senkrechte Achse logarithmisch zeigen',
  sliderLabel: (xLabel, label) => (label ? `${xLabel}: ${label}` : xLabel),
  position: (xLabel, step, end) => `${xLabel} ${step} von ${end}`,
  table: 'Die Zahlen zeigen',
  tableCaption: (label, shown, all) =>
    shown === all
      ? `${label}: alle ${all} aufgezeichneten Schritte`
      : `${label}: ${shown} von ${all} aufgezeichneten Schritten`,
  noData: 'Noch keine Werte.',
  references: 'Vergleichslinien',
  marks: 'Markierte Schritte',
};

const heatMap: Translated<typeof heatMapStrings> = {
  role: 'Heatmap',
  instructions: 'Pfeiltasten gehen von Zelle zu Zelle, Pos1 und Ende an die Enden der Zeile.',
  row: (index) => `Zeile ${index + 1}`,
  column: (index) => `Spalte ${index + 1}`,
  cell: (row, column, value) => `${row}, ${column}: ${value}`,
  noValues: 'Noch keine Werte.',
  largest: (value, row, column) => `Größter Wert ${value}, bei ${row}, ${column}.`,
  strongest: (value, row, column) => `Am weitesten von null entfernt: ${value}, bei ${row}, ${column}.`,
  outlined: (count, mean, others) =>
    count === 1
      ? `Die umrandete Zelle hat ${mean}, die anderen im Mittel ${others}.`
      : `Die ${count} umrandeten Zellen haben im Mittel ${mean}, die anderen ${others}.`,
  table: 'Die Zahlen zeigen',
  rowHeader: 'Zeile',
  strongestColumn: 'Stärkste Spalte',
  value: 'Wert',
};

/** The German tables of core; a lab's own come beside them. */
export const german: Language = {
  locale: 'de',
  tables: { poster, core, errors: { ...runFileErrors, ...errors }, chart, heatMap },
};
