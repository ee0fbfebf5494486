/** @file The lab's words in German, with core's. Terms that readers meet in English too are given once in both. */

import type { Language, Translated } from '../../core/element/language.ts';
import { german as core } from '../../core/element/strings.de.ts';
import { formatDigits, formatStep } from '../../core/plot/format.ts';
import { refusals } from './refusals.de.ts';
import { definitions, scope } from './definitions.de.ts';
import type { InductionTables } from './tables.ts';

/** The lab's table, and beside its own those that come later. */
type Together = InductionTables['lab'] & Omit<InductionTables, 'lab' | 'definitions' | 'scope'>;

const { circuit, advanced, measures, sequence, ...lab }: Translated<Together> = {
  common: {
    layerName: (layer) => `Schicht ${layer + 1}`,
    nats: (number) => `${number} nat`,
    outOfAction: 'ausgeschaltet',
    waiting: 'Noch gibt es nichts zu sehen.',
    chance: 'Zufall',
    exact: 'exakter Prädiktor',
    intact: 'intakt',
    ablated: 'mit Ablation',
    tableTwin: 'Dasselbe als Tabelle',
  },

  attention: {
    heading: 'Wohin jeder Attention-Kopf blickt',
    grid: 'Köpfe, eine Zeile je Schicht. Ein Klick auf einen Kopf schaltet ihn aus.',
    caption:
      'In jedem Muster ist eine Zeile das Token, das blickt (die Query), eine Spalte ein Token, auf das geblickt ' +
      'wird (der Key); das Modell sieht nur frühere Token. Umrandet ist, wohin ein Induktionskopf blickt: ' +
      'unmittelbar hinter eine frühere Kopie des Query-Tokens.',
    layer: (layer, layers) => {
      if (layers === 1) return 'die einzige Schicht';
      return layer === 0 ? 'liest die Token' : 'liest, was Schicht 1 geschrieben hat';
    },
    map: ([layer, head]) => `Attention-Muster von Schicht ${layer + 1}, Kopf ${head + 1}`,
    cell: (query, queryAt, key, keyAt, weight) =>
      `„${query}“ an Position ${queryAt} blickt auf „${key}“ an Position ${keyAt}: ${weight}`,
    headButton: (name) => `Kopf ${name}`,
    takeOut: 'ausschalten',
    out: 'ausgeschaltet',
    outShort: 'aus',
    previousToken: 'voriges Token',
    prefixMatching: 'Präfix-Überein\u00adstimmung',
    evenly:
      'Je kräftiger die Farbe, desto mehr Attention, von 0 bis 1. Die Marke an jedem Score zeigt, was ein Kopf ' +
      'erreicht, der auf alle früheren Token gleichmäßig blickt.',
    detail: (name) => `Kopf ${name} mit der Tastatur und als Tabelle`,
  },

  ablation: {
    heading: 'Köpfe ausschalten',
    kind: 'Was an die Stelle eines Kopfes tritt',
    kinds: {
      zero: {
        name: 'Null',
        question:
          'Was ist das Modell ohne diesen Kopf? Seine Ausgabe wird 0, und alles danach wird neu berechnet.',
      },
      mean: {
        name: 'Mittelwert',
        question:
          'Und wenn der Kopf immer dasselbe sagte, gleich was er liest? Seine Ausgabe wird durch ihren Mittelwert ' +
          'an dieser Position über die Messsequenzen ersetzt.',
      },
      resample: {
        name: 'Resampling',
        question:
          'Und wenn der Kopf einen anderen Text gelesen hätte? Seine Ausgabe stammt aus einer anderen Sequenz ' +
          'derselben Aufgabe.',
      },
      'pattern-preserving': {
        name: 'Null, Attention bleibt',
        question:
          'Und wenn nur seine direkte Botschaft fehlte? Seine Ausgabe wird 0, während jeder spätere Kopf ' +
          'weiterhin dorthin blickt, wohin er geblickt hat.',
      },
    },
    groups: 'Mehrere Köpfe zugleich',
    restore: 'Alle einschalten',
    keepOnly: 'Nur diese behalten',
    keepOnlyHint: (names) => `${names} behalten und alle anderen ausschalten`,
    keepOnlyNone:
      'Zuerst Köpfe ausschalten; dieser Knopf behält dann genau diese und schaltet die anderen aus',
    allOf: (layer) => `Ganze Schicht ${layer + 1}`,
    none: 'Kein Kopf ist ausgeschaltet.',
    out: (names) => `Ausgeschaltet: ${names}.`,
    all: 'Alle Köpfe sind ausgeschaltet: Jede Vorhersage beruht allein auf dem Token, von dem sie ausgeht.',
    effect: 'Was es bewirkt',
    inducible: 'Verlust bei kopierbaren Token',
    icl: 'Kopier-Score: später minus früher Verlust',
    iclHint: 'Je weiter links, desto mehr In-Context-Lernen durch Kopieren; 0 heißt keines.',
    noContext: 'kein Kopieren',
    chance: (vocabulary) => `Zufall, ln ${vocabulary}`,
    rises: (from, to, by) => `Der Verlust bei kopierbaren Token geht von ${from} auf ${to} nat (${by}).`,
    unchanged: (loss) => `Keine Wirkung: Der Verlust bei kopierbaren Token bleibt bei ${loss} nat.`,
    lost: (share) => `Das sind ${share} des Wegs vom intakten Modell zum Zufall.`,
    intactOnly: (loss) =>
      `Der Verlust bei kopierbaren Token beträgt ${loss} nat. Ein Klick auf einen Kopf unter den ` +
      'Attention-Mustern zeigt, was das Modell ohne ihn leistet.',
    redundancy:
      'Bei mehreren Köpfen in einer Schicht gleichen die übrigen einen fehlenden oft aus; bevor ein Kopf als ' +
      'nutzlos gilt, lohnt sich der Versuch mit einer Gruppe.',
  },

  circuit: {
    stages: { previousToken: 'voriges Token', match: 'Abgleich', copy: 'Kopieren' },
    token: 'Token',
    logit: 'Logit',
    layer: (layer) => `Schicht ${layer + 1}`,
    caption:
      'Die Breite einer Linie zeigt, wie weit ihre Größe über dem liegt, was der Zufall ergibt: über dem Doppelten ' +
      'eines gleichmäßigen Blicks oder über dem Band zufälliger Gewichte. Eine Haarlinie ist ein möglicher Weg, ' +
      'der nicht mehr trägt.',
    formed: (writer, reader) =>
      `Kopf ${writer} blickt auf das vorige Token und schreibt es dorthin, wo Kopf ${reader} es mit dem aktuellen ` +
      `Token abgleicht; Kopf ${reader} kopiert dann, worauf er blickt.`,
    unformed: (missing) => `Noch kein vollständiger Weg. Bisher fehlt: ${missing}.`,
    disjoint:
      'Jeder Teil ist in irgendeinem Kopf vorhanden, aber kein einzelnes Paar von Köpfen vereint sie alle.',
    broken: 'Der Weg, den das Modell gelernt hat, führt durch einen ausgeschalteten Kopf.',
    missing: {
      previousToken: 'Attention auf das vorige Token',
      match: 'Abgleich zwischen den Schichten',
      copy: 'Kopieren',
    },
    oneLayer:
      'Dieses Modell hat nur eine Schicht. Es gibt keine zweite, deren Keys lesen könnten, was die erste geschrieben ' +
      'hat; die beiden Köpfe eines Induktionsschaltkreises lassen sich also nicht verbinden. Gezeichnet ist, was ' +
      'eine einzelne Schicht lernen kann.',
    label: 'Diagramm der Wege von einem Token durch die Köpfe zu den Logits.',
    gauges: 'Wie viel von jedem Teil vorhanden ist',
    gaugesHint: 'Anteil der Fälle, von 0 bis 1, beim besten Kopf oder Paar.',
    gauge: {
      previousToken: 'blickt auf das vorige Token',
      match: 'findet dasselbe Token',
      copy: 'kopiert dasselbe Token',
    },
    gaugeChance: (chance) => `Zufall ${chance}`,
    compositionValue: (figure) => `K ${figure}`,
    matchValue: (logits) => `M ${logits}`,
    bands: (composition) => `K: K-Komposition, ${composition}. M: Abgleich in Attention-Logits, zufällig 0.`,
    composition: 'K-Komposition',
    match: 'Abgleich, Attention-Logits',
    copying: 'Kopieren (OV), −1 bis 1',
    previousTokenScore: 'voriges Token',
    writer: 'von Schicht 1',
    reader: 'zu Schicht 2',
    head: 'Kopf',
    nullIs: (mean, upper) => `zufällig ${mean} (bis ${upper})`,
    pairsTable: 'Paare von Köpfen: Schicht 1 schreibt, Schicht 2 liest',
    headsTable: 'Köpfe',
  },

  sequence: {
    input: 'Token',
    inputCharacters: (characters, max) =>
      `Bis zu ${max} Zeichen aus ${characters}. Wird eine Folge wiederholt, zeigt sich, wie sie beim zweiten Mal ` +
      'vorhergesagt wird.',
    inputNumbers: (vocabulary, max) =>
      `Bis zu ${max} Zahlen von 0 bis ${vocabulary - 1}, durch Leerzeichen getrennt. Wird eine Folge wiederholt, ` +
      'zeigt sich, wie sie beim zweiten Mal vorhergesagt wird.',
    repeat: 'Zufällig, mit Wiederholung',
    noRepeat: 'Zufällig, ohne Wiederholung',
    problem: (problem, vocabulary, characters) => {
      switch (problem.kind) {
        case 'unknown-token':
          return characters
            ? `„${problem.text}“ ist kein Token dieses Modells. Möglich sind ${characters}.`
            : `„${problem.text}“ ist kein Token dieses Modells. Möglich sind ganze Zahlen von 0 bis ${vocabulary - 1}.`;
        case 'too-long':
          return `Das sind ${problem.length} Token; das Modell liest höchstens ${problem.max}. Bitte ${problem.length - problem.max} entfernen.`;
        case 'too-short':
          return `Eine Sequenz braucht mindestens ${problem.min} Token, damit es eines vorherzusagen gibt.`;
      }
    },
    unchanged: 'Das Bild zeigt noch die letzte gültige Sequenz.',
    tokens: 'Token mit dem Verlust bei der Vorhersage des nächsten',
    tokensHint:
      'Der Balken unter einem Token ist der Verlust, in Nat, bei der Vorhersage des nächsten Tokens von dort aus; ' +
      'die Linie ist der Zufall. Wird ein Token ausgewählt, zeigt sich, was das Modell dort tut.',
    tokenLoss: (text, position, next, loss) =>
      `„${text}“, Position ${position}: als Nächstes „${next}“, Verlust ${loss} nat`,
    tokenLast: (text, position) => `„${text}“, Position ${position}: das letzte Token`,
    at: (text, position) => `Bei „${text}“, Position ${position}`,
    looks: 'Wohin die Köpfe von hier aus blicken',
    looksAt: (position, weight) => `an ${position}: ${weight}`,
    lanes: (names) =>
      `Streifen unter jedem Token: die Attention des gewählten Tokens darauf, von oben nach unten Kopf ${names}.`,
    evenly: (weight) => `Ein gleichmäßiger Blick gäbe jedem Token ${weight}.`,
    next: 'Was als Nächstes kommt',
    nextChance: (chance) => `Die Linie ist der Zufall, ${chance}.`,
    nextIs: (text) => `Das nächste Token ist „${text}“.`,
    nextOpen: 'Hier endet die Sequenz; so würde das Modell sie fortsetzen.',
    actual: 'das nächste Token',
    attribution: 'Was jeder Teil zum Logit des nächsten Tokens beiträgt',
    attributionOf: (text) => `Was jeder Teil zum Logit des nächsten Tokens, „${text}“, beiträgt`,
    attributionNone: 'Die Sequenz endet hier: Es gibt kein nächstes Token zu erklären.',
    parts: { token: 'Token', position: 'Position', head: (name) => `Kopf ${name}` },
    logit: 'Logit',
    identity: (error) => `Die Teile ergeben zusammen den Logit: Abweichung höchstens ${error}.`,
  },

  measures: {
    behaviour: 'Was das Modell leistet, in Nat',
    perHead: 'Wohin jeder Kopf auf den Messsequenzen blickt',
    weights: 'Was in den Gewichten steckt, mit oder ohne Ablation',
    recall: 'Abruf (Recall) aus den Gewichten, bester Kopf oder bestes Paar',
    terms: 'Weitere Begriffe',
    figure: 'Größe',
    now: 'Modell',
    ablated: 'mit Ablation',
    intact: 'intakt',
    exact: 'exakter Prädiktor',
    chance: 'Zufall',
    unit: 'nat',
    position: (position) => `Position ${position}`,
    byPosition: 'Verlust nach Position',
    byPositionHint: (rows, chance) =>
      `Von links nach rechts entlang der Sequenz; von oben nach unten: ${rows}. Der Zufall liegt bei ${chance} nat.`,
    even: (number) => `ein gleichmäßiger Blick ergibt ${number}`,
    chanceIs: (number) => `Zufall ${number}`,
    matchChance: 'zufällig 0; in Attention-Logits',
    reader: (name) => `→ ${name}`,
    pairCorner: 'Kopf in Schicht 1, nach Kopf in Schicht 2',
    standout:
      'Fett ist, was sich vom Zufall abhebt: über dem Band zufälliger Gewichte, über dem Doppelten eines ' +
      'gleichmäßigen Blicks oder des Zufalls, oder ein Abgleich von mehr als einem Attention-Logit.',
    formula: 'Formel',
    meaning: 'Bedeutung',
    baseline: 'Zum Vergleich',
    source: 'Quelle',
    ownDefinition: 'hier eigens definiert',
    onlyTwoLayers: 'braucht zwei Schichten',
  },

  advanced: {
    fields: {
      vocabulary: { name: 'Vokabular, V', hint: 'verschiedene Token' },
      context: { name: 'Kontext, T', hint: 'Token je Sequenz' },
      width: { name: 'Breite, d', hint: 'Zahlen je Token; ein Vielfaches der Anzahl der Köpfe' },
      heads: { name: 'Köpfe', hint: 'Köpfe je Schicht' },
      layers: { name: 'Schichten', hint: 'zwei können den Schaltkreis bilden, eine nicht' },
      batch: { name: 'Batch, B', hint: 'Sequenzen je Schritt' },
      learningRate: { name: 'Lernrate', hint: 'von Adam, nach 20 Schritten Warm-up' },
      headDropout: {
        name: 'Kopf-Dropout',
        hint: 'Anteil der Trainingssequenzen, in denen ein Kopf schweigt, damit andere lernen, für ihn einzuspringen',
      },
    },
    from: (min, max) => `${formatDigits(min)} bis ${formatDigits(max)}`,
    task: 'Aufgabe',
    tasks: {
      'random-period': {
        name: 'Wiederholungen, Periode stets neu gezogen',
        hint: 'Eine zufällige Folge von Token, wiederholt; ihre Länge wechselt von Sequenz zu Sequenz, also hilft nur Abgleichen.',
      },
      'fixed-period': {
        name: 'Wiederholungen, eine Periode: die Falle',
        hint: 'Jede Sequenz wiederholt sich im selben Abstand. Ein Kopf kann nach der Position schummeln und nie ein Token abgleichen.',
      },
      bigrams: {
        name: 'Trigger-Bigramme',
        hint: 'Die Token folgen einer festen Kette, nur nach einigen Triggern hat jede Sequenz ihren eigenen Nachfolger.',
      },
    },
    positions: 'Positionen',
    positionKinds: {
      added: {
        name: 'Zum Token addiert',
        hint: 'Wie in GPT: Die Position ist Teil dessen, was jeder Kopf liest.',
      },
      'queries-and-keys': {
        name: 'Nur in Queries und Keys',
        hint: 'Köpfe blicken nach der Position, kopieren sie aber nie. Der Induktionskopf bildet sich zuverlässig bei V = T = d = 32, darüber nicht immer.',
      },
    },
    control: 'Daneben ein einschichtiges Modell trainieren',
    controlHint:
      'Auf denselben Sequenzen. Es bildet den Kopf nie; jeder Schritt kostet etwa die Hälfte mehr.',
    cost: (gigaflops, megabytes, maxGigaflops, maxMegabytes) =>
      `Ein Schritt: ${formatDigits(gigaflops)} GFLOP und ${formatDigits(megabytes)} MB Aktivierungen ` +
      `(Grenzen: ${maxGigaflops} und ${maxMegabytes}).`,
    notNumber: (name, range) => `${name}: Hier muss eine Zahl stehen, ${range}.`,
    apply: 'Anwenden (beginnt einen neuen Lauf)',
    undo: 'Änderungen verwerfen',
  },

  charts: {
    loss: 'Verlust (Loss) im Lauf des Trainings, die Zeitleiste des Laufs',
    lossAxis: 'Verlust (nat)',
    nats: 'nat',
    inducible: 'kopierbare Token',
    other: 'andere Token',
    control: 'kopierbare Token, einschichtiges Modell',
    chance: (vocabulary, nats) => `Zufall: ln ${vocabulary} = ${nats}`,
    exact: (nats) => `exakter Prädiktor ${nats}`,
    cliff: (step) => `der Steilabfall, Schritt ${formatStep(step)}`,
    cliffRule:
      'Der Steilabfall ist der steilste Abschnitt des geglätteten Verlusts bei kopierbaren Token; benannt wird er, ' +
      'sobald er ein Nat oder mehr unter dem Zufall liegt und die mittlere Hälfte des Falls weniger als zwei Fünftel ' +
      'der Schritte davor gedauert hat.',
    valueText: (loss) => `Verlust bei kopierbaren Token ${loss} nat`,
    scores: 'Scores im Lauf des Trainings',
    scoresAxis: 'Score, 0 bis 1',
    prefixMatching: 'Präfix-Übereinstimmung, bester Kopf',
    recallPrevious: 'Anteil: voriges Token',
    recallMatch: 'Anteil: Abgleich',
    recallCopy: 'Anteil: Kopieren',
    controlPrefixMatching: 'Präfix-Übereinstimmung, einschichtiges Modell',
  },

  lab: {
    parts: { circuit: 'Der Schaltkreis', sequence: 'Eine eigene Sequenz' },
    label: 'Lab: Induktionsköpfe',
    presets: {
      classic: 'klassisch: 2 Schichten, je 2 Köpfe',
      bare: 'schlicht: 2 Schichten, je 1 Kopf',
      redundant: 'redundant: 2 Schichten, je 4 Köpfe, Dropout',
      'one-layer': 'einschichtig: die Kontrolle',
      bigrams: 'Bigramme: Trigger-Token in einem Markow-Text',
    },
    advanced: 'Erweitert',
    measures: 'Alle Größen, mit ihren Definitionen',
  },
};

/** The German tables, by the names under which `words` looks for them. */
export const german: Language = {
  ...core,
  tables: { ...core.tables, lab, advanced, circuit, measures, sequence, definitions, scope, refusals },
};
