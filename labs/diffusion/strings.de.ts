/** @file The lab's words in German, with core's. */

import type { Language, Translated } from '../../core/element/language.ts';
import { german as core } from '../../core/element/strings.de.ts';
import { formatDigits, formatStep } from '../../core/plot/format.ts';
import { refusals } from './refusals.de.ts';
import { definitions } from './definitions.de.ts';
import type { DiffusionTables } from './tables.ts';

type Tables = Translated<DiffusionTables>;
type Table = Tables['lab'];

const samplers: Table['common']['samplers'] = {
  ddpm: 'DDPM',
  ddim: 'DDIM',
  heun: 'Heun',
  'dpm-solver++': 'DPM-Solver++(2M)',
};

const schedules: Table['common']['schedules'] = {
  linear: 'linear',
  'linear-rescaled': 'linear, auf T umgerechnet',
  'scaled-linear': 'skaliert linear',
  cosine: 'Kosinus',
  sigmoid: 'Sigmoid',
};

/** A number as the lab holds it, such as 0.25. */
const digits = (value: number) => formatDigits(String(value));

const points = (count: number) => `${formatStep(count)} ${count === 1 ? 'Punkt' : 'Punkte'}`;

const common: Table['common'] = {
  waiting: 'Noch ist nichts zu sehen.',
  panelName: (index) => `Tafel ${'AB'[index]}`,
  samplers,
  schedules,
  spacings: {
    trailing: 'trailing',
    leading: 'leading',
    linspace: 'linspace',
  },
  variances: {
    'fixed-small': 'des Posteriors',
    'fixed-large': 'Beta',
  },
  datasets: {
    '8gaussians': '8 Gaußverteilungen',
    moons: 'Monde',
    pinwheel: 'Windrad',
    swissroll: 'Swiss Roll',
    '2spirals': 'zwei Spiralen',
    checkerboard: 'Schachbrett',
    rings: 'Ringe',
    drawn: 'eigene Zeichnung',
  },
  predictions: {
    v: { name: 'v', hint: 'eine Mischung aus beiden, auf jeder Rauschstufe gut skaliert' },
    eps: { name: 'eps, das Rauschen', hint: 'wie bei DDPM; sagt wenig, wo fast alles Rauschen ist' },
    x0: { name: 'x0, die Daten', hint: 'sagt wenig, wo fast nichts Rauschen ist' },
  },
  scheduleText: ({ name, steps, zeroTerminalSnr }) =>
    `${schedules[name]}, T = ${steps}${zeroTerminalSnr ? ', End-SNR 0' : ''}`,
  samplerText: ({ sampler, steps, eta, variance }) => {
    const count = `${steps} ${steps === 1 ? 'Schritt' : 'Schritte'}`;
    if (sampler === 'ddim') return `${samplers.ddim}, ${count}, η ${digits(eta)}`;
    if (sampler === 'ddpm' && variance === 'fixed-large') return `${samplers.ddpm}, ${count}, große Varianz`;
    return `${samplers[sampler]}, ${count}`;
  },
};

const time: Table['time'] = {
  heading: 'Diffusionszeit',
  label: 'Diffusionszeit, vom Rauschen zu den Daten',
  noise: 'Rauschen',
  data: 'Daten',
  valueText: (share, alphaBar) => `t = ${share} T, Signalleistung ${alphaBar}`,
  readout: (share) => `t = ${share} T`,
  signal: (alphaBar) => `ᾱ = ${alphaBar}`,
  play: 'Entrauschen',
  pause: 'Pause',
  previous: 'Einen Schritt zurück zum Rauschen',
  next: 'Einen Schritt weiter zu den Daten',
};

const process: Table['process'] = {
  field: 'Score-Feld',
  fields: {
    off: 'aus',
    learned: 'gelernt',
    exact: 'exakt',
    difference: 'gelernt − exakt',
  },
  particles: 'Teilchen',
  weights: 'Gewichte',
  weightKinds: {
    ema: 'gleitender Mittelwert (EMA)',
    raw: 'genau dieses Schritts',
  },
  trails: 'Trajektorien',
  newNoise: 'Neues Rauschen',
  newNoiseHint: 'Beide Tafeln von anderem Rauschen aus beginnen; das Modell bleibt, wie es ist',
  fieldHint:
    'Die Pfeile sind der Score mal dem Rauschpegel, also das erwartete Rauschen mit umgekehrtem Vorzeichen; ein Pfeil voller Länge bedeutet 3 oder mehr. Sie gehören zur Rauschstufe des jeweiligen Bildes.',
  fieldMissing: 'Das Feld kommt mit dem nächsten Bild.',
  sameNoise: (count) =>
    `Beide Tafeln beginnen mit denselben ${count} Rauschpunkten und verwenden dasselbe Netz. Die grauen Punkte sind die Daten.`,
  trainingPoints: (count) => `Die Kreuze sind die ${count} Punkte, aus denen das Netz lernt.`,
  forward: 'Vorwärtsprozess',
  forwardSummary: 'Daten + Rauschen',
  forwardCaption:
    'Echte Punkte mit so viel Rauschen, wie diese Stufe hinzufügt; jeder mit dem Rauschen, von dem das Teilchen derselben Nummer ausgeht.',
};

const panel: Table['panel'] = {
  figures: 'Am Ende des Weges',
  energyDistance: 'Energie-Distanz',
  highQuality: 'Hochwertig',
  highQualityHint:
    'Anteil der Punkte, die höchstens drei Standardabweichungen von einem Zentrum entfernt sind',
  modes: 'Modi',
  modesHint: 'Zentren mit mindestens einem solchen Punkt',
  spread: 'Streuung',
  spreadHint: 'Standardabweichung je Koordinate; unter jener der Daten ziehen sich die Punkte zusammen',
  energyDistanceHint: '0 nur für Punkte, die wie die Daten verteilt sind',
  nullBand: (low, high) => `echt: ${low} bis ${high}`,
  modesOf: (modes) => `von ${modes}`,
  spreadOf: (spread) => `Daten: ${spread}`,
  within: 'im Nullband',
  above: 'außerhalb des Nullbands',
  lost: (lost) => `Verlorene Teilchen, deren Koordinaten nicht endlich blieben: ${lost}.`,
  frame: (frame, frames) => `Schritt ${frame} von ${frames}`,
  cloud: (name, sampler, frame, count, spread, energyDistance) =>
    `${name}: ${sampler}. ${count} Teilchen nach ${frame}, Streuung ${spread} je Koordinate. Am Ende beträgt die Energie-Distanz zu den Daten ${energyDistance}.`,
  cloudForward: (count, alphaBar, spread) =>
    `Vorwärtsprozess: ${count} echte Punkte mit Rauschen, Signalleistung ${alphaBar}, Streuung ${spread} je Koordinate.`,
  withField: (kind) => ` Pfeile: Score-Feld, ${kind}.`,
  scale: (units) => `Länge ${units}`,
};

const sampler: Tables['sampler'] = {
  legend: (name) => `${name}: wie die Punkte gezogen werden`,
  sampler: 'Sampler',
  steps: 'Schritte',
  eta: 'Rauschen, η',
  etaHint: '0 ist keines, 1 so viel wie bei DDPM',
  variance: 'Varianz',
  spacing: 'Schrittverteilung',
  clip: 'x0 begrenzen auf',
  clipHint: (units) => `in Modelleinheiten; 1 sind ${units} Dateneinheiten`,
  schedule: 'Rauschplan',
  levels: 'Stufen, T',
  zeroTerminalSnr: 'End-SNR 0',
  copy: (other) => `Einstellungen wie ${other}`,
  summary: (spacing, clip, schedule) => `${schedule}, Schritte ${spacing}, ${clip}`,
  noClip: 'ohne Begrenzung',
  clipped: (bound) => `begrenzt auf ±${digits(bound)}`,
  evaluations: (count) => `${count} ${count === 1 ? 'Netzauswertung' : 'Netzauswertungen'} je Teilchen`,
};

const schedule: Tables['schedule'] = {
  heading: 'Rauschpläne',
  quantity: 'Anzeigen',
  quantities: { alphaBar: 'Signalleistung ᾱ', logSnr: 'log SNR' },
  alphaBarAxis: 'ᾱ, Anteil des Signals an der Varianz',
  logSnrAxis: 'log SNR = ln ᾱ / (1 − ᾱ)',
  progress: 'Weg vom Rauschen zu den Daten in\u00a0%',
  training: 'Training',
  terminal: 'Was am Start der Sampler von den Daten übrig ist',
  // Soft hyphens: on a narrow page the columns are no wider than their figures.
  schedule: 'Rausch\u00adplan',
  alphaBar: 'ᾱ bei T',
  snr: 'SNR bei T',
  amplitude: 'Ampli\u00adtude √ᾱ',
  starts: 'Start mit Rau\u00adschen',
  verdict: {
    ok: 'richtig',
    mild: 'fast richtig',
    alarm: 'falsch',
  },
  alarm: (panels, alphaBar, share) =>
    `${panels.join(' und ')} ${panels.length === 1 ? 'beginnt' : 'beginnen'} mit reinem Rauschen, am Ende des Rauschplans sind aber noch ${alphaBar} der Signalleistung übrig: Bis zu ${share} der Teilchen beginnen dort, wo keine verrauschten Daten liegen. Zu sehen ist es an der Streuung: Die Punkte ziehen sich zusammen oder verfehlen die Daten.`,
  hint: 'Wer an den Kurven zieht, bewegt die Diffusionszeit. Jeder Rauschplan ist über seinem eigenen Anteil an T gezeichnet.',
};

const drawing: Tables['drawing'] = {
  pad: 'Zeichenfläche',
  instructions:
    'Drücken oder Ziehen setzt Punkte. Mit der Tastatur: Pfeiltasten bewegen den Cursor (mit Umschalttaste in größeren Schritten), Leer- oder Eingabetaste setzt einen Punkt, Entf oder Rücktaste entfernt den nächstgelegenen.',
  count: points,
  limit: (max) => `Eine Zeichnung kann ${points(max)} haben; sie sind alle gesetzt.`,
  cursor: (x, y, count) => `Cursor bei ${x}; ${y}. ${points(count)}.`,
  set: (x, y, count) => `Punkt bei ${x}; ${y} gesetzt. ${points(count)}.`,
  removed: (x, y, count) => `Punkt bei ${x}; ${y} entfernt. ${points(count)}.`,
  nothingNear: 'In der Nähe des Cursors liegt kein Punkt.',
  undo: 'Rückgängig',
  clear: 'Leeren',
  train: 'Mit der Zeichnung trainieren (neuer Lauf)',
  text: 'Die Punkte als Text',
  textLabel: 'Punkte, je Zeile ein x, y',
  textHint: (min, max) =>
    `In beiden Richtungen von ${digits(min)} bis ${digits(max)}, mit Dezimalpunkt. Zum Tippen, Einfügen oder Kopieren.`,
  limitHint: (max) => `Höchstens ${max} Punkte.`,
  use: 'Diesen Text verwenden',
  badLine: (line, text) =>
    `Zeile ${line} lautet „${text}“; nötig sind zwei Zahlen mit Dezimalpunkt, etwa 1.5, -2.`,
  label: (count) => (count === 0 ? 'Eigene Zeichnung: leer.' : `Eigene Zeichnung: ${points(count)}.`),
  kept: 'Der angezeigte Lauf bleibt, wie er ist.',
};

const advanced: Tables['advanced'] = {
  fields: {
    'schedule.steps': { name: 'Rauschstufen, T', hint: 'des Rauschplans beim Training' },
    depth: { name: 'Tiefe', hint: 'verborgene Schichten' },
    width: { name: 'Breite', hint: 'Neuronen je verborgener Schicht' },
    batch: { name: 'Batch', hint: 'Punkte je Schritt' },
    learningRate: { name: 'Lernrate', hint: 'von Adam, nach 50 Aufwärmschritten' },
    decaySteps: { name: 'Abklingdauer', hint: 'Schritte, bis die Lernrate 0 ist' },
    emaDecay: { name: 'EMA-Faktor', hint: 'des gleitenden Mittelwerts der Gewichte, je Schritt' },
    dataScale: { name: 'Datenskala', hint: 'Dateneinheiten je Modelleinheit' },
    points: { name: 'Trainingspunkte', hint: 'verschiedene; leer: in jedem Schritt neue' },
  },
  range: (min, max) => `${formatDigits(min)} bis ${formatDigits(max)}`,
  schedule: 'Rauschplan',
  zeroTerminalSnr: 'End-SNR 0',
  zeroTerminalSnrHint: 'so umgerechnet, dass auf der letzten Stufe von den Daten nichts übrig ist',
  prediction: 'Was das Netz vorhersagt',
  cost: (megaflops) => `Ein Schritt: ${megaflops} MFLOP.`,
  notNumber: (name, range) => `${name} muss eine Zahl sein, ${range}.`,
  apply: 'Anwenden (startet einen neuen Lauf)',
  undo: 'Änderungen verwerfen',
};

const charts: Table['charts'] = {
  loss: 'Verlust (Loss), Zeitleiste des Laufs',
  lossAxis: 'mittlerer quadratischer Fehler',
  lossSeries: 'Verlust, Mittel über 50 Schritte',
  floorSeries: 'Sockel, den kein Netz beseitigt',
  valueText: (loss) => `Verlust ${loss}`,
  distance: 'Energie-Distanz im Training',
  distanceAxis: 'Energie-Distanz zu den Daten',
  distanceSeries: 'Energie-Distanz',
  quality: 'Hochwertige Punkte im Training',
  qualityAxis: 'Anteil, 0 bis 1',
  qualitySeries: 'Anteil hochwertiger Punkte',
  bandTop: (value) => `echte Punkte, bis ${value}`,
  bandBottom: (value) => `echte Punkte, ab ${value}`,
  rule: 'Aus 50 DDIM-Schritten ohne Rauschen. Die gepunkteten Linien sind das Nullband: was echte Punkte gegen andere echte Punkte ergeben.',
};

const measures: Tables['measures'] = {
  table: 'Alle Kennzahlen beider Tafeln',
  figure: 'Kennzahl',
  nullBand: 'echte Punkte',
  exact: 'exakt',
  none: '–',
  working: 'Wird gemessen …',
  waitsForPause: 'Die Kennzahlen werden gemessen, sobald das Training pausiert.',
  at: (step, count) => `Bei Trainingsschritt ${step}, ${count} Punkte auf jeder Seite.`,
  stale: (step) => `Dies sind noch die Kennzahlen von Schritt ${step}.`,
  failed: (message) => `Die Kennzahlen ließen sich nicht messen: ${message}`,
  bounded: (low, high) => `${low} bis ${high}`,
  scoreErrors: 'Fehler des gelernten Scores je Rauschstufe',
  lambda: 'log SNR',
  error: 'gelernt: E|ε_θ − ε*|²',
  floor: 'Sockel: E|ε − ε*|²',
  scoreCaption:
    'Beides sind Teile des Verlusts auf dieser Stufe: Der Sockel bleibt jedem Netz, den Fehler kann das Training noch beseitigen. Links ist Rauschen, rechts sind Daten.',
  scoreAxis: 'quadratischer Fehler je Koordinate',
  formula: 'Formel',
  meaning: 'Bedeutung',
  baseline: 'Zum Vergleich',
  source: 'Quelle',
};

const presets: Table['lab']['presets'] = {
  classic: {
    name: 'klassisch: DDPM und DDIM',
    lesson:
      'Ein Netz, dasselbe Rauschen, zwei Wege hinab. Die Teilchen von DDIM laufen auf glatten Kurven und kommen immer am selben Ort an; die von DDPM werden bei jedem Schritt durchgeschüttelt, und nur die Menge als Ganzes endet, wo sie soll.',
  },
  'short-schedule': {
    name: 'kurzer Rauschplan: unerreichtes Rauschen',
    lesson:
      'Tafel A durchläuft einen Rauschplan, dessen 50 Stufen bei 60\u00a0% der Signalleistung enden, und beginnt doch mit reinem Rauschen. Ihre Streuung ist mit jener der Daten zu vergleichen und mit Tafel B, deren Rauschplan das Rauschen erreicht.',
  },
  'few-steps': {
    name: 'wenige Schritte: DDIM gegen DDPM',
    lesson:
      'Je fünf Schritte, und keiner der Sampler kommt ganz an. Über 2.000 Punkte („Alle Kennzahlen“, am Ende) landet DDIM näher; bei weniger Punkten kann der Zufall das verdecken. Mit 50 Schritten verschwindet der Unterschied. Oder DPM-Solver++ in einer der Tafeln: Ihm genügen fünf.',
  },
  eta: {
    name: 'eta: von 0 bis 1',
    lesson:
      'Derselbe Sampler ohne Rauschen (A) und mit so viel wie bei DDPM (B). Die Wege unterscheiden sich, die Kennzahlen kaum: Was an Rauschen hinzukommt, wird auch wieder entfernt. Bei wenigen Schritten gilt das nicht mehr, wie ein Versuch zeigt.',
  },
  clipping: {
    name: 'Clipping: auf 1, bei Daten der Größe 4',
    lesson:
      'Die Schätzung der Daten auf ±1 zu begrenzen ist bei Bildern üblich, deren Werte dort liegen. Bei diesen Daten ist es anders: Tafel A kommt aus ihrem Kasten nicht heraus.',
  },
  memorising: {
    name: 'Auswendiglernen: 20 Datenpunkte',
    lesson:
      'Aus nur 20 Trainingspunkten lernt das Netz genau diese Punkte. Die gezogenen Punkte fallen einer nach dem anderen auf sie, zu erkennen an Klumpen, wo die Monde glatt sein sollten. Der ideale Entrauscher von 20 Punkten tut nichts anderes.',
  },
  drawn: {
    name: 'gezeichnet: eigene Daten',
    lesson:
      'Eine Zeichnung als Daten, zu Beginn ein Herz. Unter „Eigene Daten zeichnen“ lässt sich eine andere zeichnen und damit trainieren.',
  },
};

const lab: Table = {
  common,
  time,
  process,
  panel,
  charts,
  lab: {
    label: 'Diffusionslabor',
    presets,
    dataset: 'Daten',
    draw: 'Eigene Daten zeichnen',
    advanced: 'Erweitert',
    measures: 'Alle Kennzahlen mit ihren Definitionen',
    twoPanels: 'Es gibt zwei Tafeln: Anzugeben ist eine Liste aus zwei.',
    badTime: 'Die Diffusionszeit ist eine Zahl von 1, der letzten Rauschstufe, bis 0, den Daten.',
  },
};

/** The German tables, by the names under which `words` looks for them. */
export const german: Language = {
  ...core,
  tables: { ...core.tables, lab, advanced, drawing, measures, sampler, schedule, definitions, refusals },
};
