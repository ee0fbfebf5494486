/** @file The lab's words in German, with core's. Moves and positions keep the English letters of the pieces. */

import type { Language, Translated } from '../../core/element/language.ts';
import { german as core } from '../../core/element/strings.de.ts';
import { formatStep } from '../../core/plot/format.ts';
import { refusals } from './refusals.de.ts';
import { germanScene } from './scene/strings.de.ts';
import type { EndgameTables } from './tables.ts';

const plural = (count: number, one: string, many: string) =>
  `${formatStep(count)} ${count === 1 ? one : many}`;

const games = (count: number) => plural(count, 'Partie', 'Partien');
const moves = (count: number) => plural(count, 'Zug', 'Züge');
/** After “in” and “nach”. */
const movesDative = (count: number) => plural(count, 'Zug', 'Zügen');
const mateIn = (distance: number) => (distance === 0 ? 'matt' : `Matt in ${distance}`);

/** With places to break it, for narrow columns. */
const defence = 'Ver\u00adtei\u00addi\u00adgung';

const onThisPage = 'Alles, was sie zeigt, steht auf dieser Seite.';

/** The lab's table, and beside its own those that come later. */
type Together = EndgameTables['lab'] & Omit<EndgameTables, 'lab' | 'scene'>;

const { advanced, edges, measures, position, stage, ...lab }: Translated<Together> = {
  common: {
    waiting: 'Noch nichts zu sehen.',
    none: '–',
    mateIn,
    noMate: 'nie',
    games,
    moves,
    notation: 'K König, Q Dame (queen), R Turm (rook), + Schach, # matt.',
  },
  board: {
    pieces: {
      'white-king': 'weißer König',
      'white-queen': 'weiße Dame',
      'white-rook': 'weißer Turm',
      'black-king': 'schwarzer König',
    },
    empty: 'leer',
    share: (share) => `die Policy zieht mit ${share} hierher`,
    lastFrom: 'von hier kam der letzte Zug',
    lastTo: 'hierher führte der letzte Zug',
    choice: 'wählbar',
    alarms: { check: 'im Schach', mate: 'matt', stalemate: 'patt' },
    signs: { check: '+', mate: '#', stalemate: '=' },
  },
  acted: {
    heading: 'Ein Trainingsschritt, nachgespielt',
    from: (step, from) =>
      from === step - 1
        ? `Was das Training von Schritt ${from} zu Schritt ${step} getan hat.`
        : `Die Partien sind die von Schritt ${from}, dem letzten aufgezeichneten vor Schritt ${step}; „nachher“ ist ` +
          `${plural(step - from, 'Trainingsschritt', 'Trainingsschritte')} später.`,
    none: 'Noch ist nichts gelernt. Sobald das Training läuft, lässt sich hier jeder Schritt nach dem ersten nachspielen.',
    older: (step) => `Das Training läuft; dies ist Schritt ${step}.`,
    group: 'Gruppe',
    groupName: (index, distance, mated, size) =>
      `${index}: ${mateIn(distance)}, ${mated} von ${size} mit Matt`,
    droppedGroups: (dropped, all) =>
      dropped === 0
        ? `Alle ${all} Gruppen dieses Schritts hatten Kontrast.`
        : dropped === 1
          ? `Eine der ${all} Gruppen dieses Schritts war ohne Kontrast und entfiel.`
          : `${dropped} der ${all} Gruppen dieses Schritts waren ohne Kontrast und entfielen.`,
    phasesLabel: 'Phasen des Schritts',
    phases: { sample: 'Stichprobe', reward: 'Belohnung', advantage: 'Vorteil', update: 'Update' },
    previous: 'Zurück',
    next: 'Weiter',
    captions: {
      sample: (size, distance, best, share, tried) =>
        `Aus dieser Startstellung, ${mateIn(distance)}, spielt die Policy ${games(size)}; jeder Zug wird nach ihren ` +
        `eigenen Prozentzahlen ausgelost. Ihr wahrscheinlichster erster Zug ist ${best} mit ${share}; ` +
        (tried === 1 ? 'alle Partien beginnen gleich.' : `die Partien beginnen auf ${tried} Arten.`),
      reward: (mated, size, allowed, mean) =>
        `Das Spiel ist der Richter. ${mated} von ${games(size)} ` +
        `${mated === 1 ? 'endet' : 'enden'} in den erlaubten ${movesDative(allowed)} mit Matt und ` +
        `${mated === 1 ? 'bekommt' : 'bekommen'} 1, jede andere bekommt 0. Der Mittelwert ist ${mean}.`,
      advantage: (rule, up, down) =>
        `Jede Partie wird mit ihrer eigenen Gruppe verglichen: ${rule}. Eine Partie mit Matt bekommt ${up}, eine ohne ` +
        `Matt ${down}.`,
      dropped: (reward) =>
        `Alle Belohnungen sind ${reward}: Es gibt nichts zu vergleichen, jeder Vorteil ist 0, und die Gruppe entfällt.`,
      update: (rows) =>
        rows.length === 0
          ? 'Kein erster Zug dieser Gruppe hat sich merklich verändert.'
          : `Züge aus Partien über dem Mittelwert werden wahrscheinlicher, die anderen unwahrscheinlicher: ${rows
              .map(([san, before, after]) => `${san} ${before} → ${after}`)
              .join('; ')}.`,
      updateDropped:
        'Diese Gruppe ging nicht in das Update ein. Was sich hier ändert, kommt von anderen Gruppen, aus denen dasselbe Netz gelernt hat.',
    },
    boardLabel: (phase, fen) => `Startstellung der Gruppe, Phase ${phase}: ${fen}`,
    legendPolicy: 'Pfeile und Prozentzahlen: wie wahrscheinlich jeder erste Zug ist.',
    legendChange:
      'Durchgezogene Pfeile: Züge, die wahrscheinlicher geworden sind. Gestrichelte: unwahrscheinlicher.',
    candidates: 'Erste Züge dieser Gruppe',
    candidatesHint:
      'Vorher und nachher: Wahrscheinlichkeit der Policy vor und nach dem Update. Vorteil (Advantage): Mittelwert über die Partien, die mit dem Zug begannen. Kostet: um wie viele Züge er das Matt laut Endspieltabelle hinausschiebt.',
    gamesHeading: 'Partien dieser Gruppe',
    columns: {
      move: 'Zug',
      before: 'vorher',
      after: 'nachher',
      chosen: 'Partien',
      reward: 'mittlere Belohnung',
      advantage: 'Vorteil',
      distance: 'bis Matt',
      regret: 'kostet',
      number: 'Partie',
      game: 'Züge',
      outcome: 'Ende durch',
      oneReward: 'Belohnung',
      effect: 'ihre Züge werden',
      probability: 'Policy',
      control: 'ohne Lehrplan',
    },
    verdict: { up: 'verstärkt', down: 'abgeschwächt', none: 'belassen' },
    showAll: (count) => `Alle ${count} Züge zeigen`,
    showFew: 'Nur die wahrscheinlichsten zeigen',
    showAllGames: (count) => `Alle ${count} Partien zeigen`,
    showFewGames: 'Nur die ersten Partien zeigen',
    edges: 'Wo im Netz die Belohnung ankam',
    outcomes: {
      mate: 'Matt',
      stalemate: 'Patt',
      'piece-lost': 'Figurverlust',
      'out-of-moves': 'Zuglimit',
    },
    advantageRules: {
      mean: 'Belohnung minus Mittelwert der Gruppe',
      std: 'Belohnung minus Mittelwert der Gruppe, geteilt durch deren Standardabweichung',
      'std-population':
        'Belohnung minus Mittelwert der Gruppe, geteilt durch deren Standardabweichung als Grundgesamtheit',
      'leave-one-out': 'Belohnung minus Mittelwert der anderen Partien der Gruppe',
    },
  },
  edges: {
    caption: 'Größte Änderungen einzelner Gewichte in diesem Schritt, nach Schichten',
    layers: [
      'Eingabe zur ersten verdeckten Schicht',
      'erste zur zweiten verdeckten Schicht',
      'zweite verdeckte Schicht zu den Zügen',
    ],
    edge: (from, to) => `Einheit ${from} → Einheit ${to}`,
    columns: { edge: 'Gewicht', value: 'Wert nachher', change: 'Änderung' },
  },
  stage: {
    watch: 'In 3-D ansehen',
    close: '3-D-Szene schließen',
    loading: 'Die Szene wird geladen …',
    noWebgl: `Dieser Browser bietet kein WebGL, darum gibt es hier keine 3-D-Szene. ${onThisPage}`,
    softwareWebgl: `WebGL läuft hier in Software, zu langsam für eine bewegte Szene. ${onThisPage}`,
    anyway: 'Trotzdem in Standbildern öffnen',
    failed: `Die 3-D-Szene konnte nicht geladen werden. ${onThisPage}`,
  },
  curriculum: {
    heading: 'Vom Matt aus rückwärts',
    climbed: (level, longest) =>
      level >= longest
        ? `Der Lehrplan ist beim längsten Matt angekommen, ${moves(longest)}.`
        : `Der Lehrplan steht auf der Stufe Matt in ${level}, von ${longest}.`,
    flat: 'Die Startstellungen kommen aus allen Entfernungen gleichermaßen: Es gibt keine Stufen.',
    success: (success, advance, retreat, after) =>
      `Von den Partien dieser Stufe enden ${success} mit Matt (gleitender Mittelwert). Ab ${advance} rückt der Lehrplan ` +
      `eine Stufe vor; nach ${plural(after, 'Schritt', 'Schritten')} unter ${retreat} fällt er eine zurück.`,
    share: (share) =>
      `${share} der Startstellungen kommen von dieser Stufe, die anderen von allen Stufen darunter.`,
    positions: 'Stellungen mit Weiß am Zug, nach Entfernung zum Matt',
    thousands: (count) => `${count}k`,
    mates: 'Matt bei gierigem Spiel gegen die beste Verteidigung',
    legend: { passed: 'geschafft', frontier: 'aktuelle Stufe', ahead: 'noch offen' },
    policy: 'Policy',
    control: 'ohne Lehrplan',
    label: 'Stellungen und Mattquote nach Entfernung zum Matt',
    distance: 'Züge bis zum Matt',
    table: 'Dasselbe als Tabelle',
    columns: {
      distance: 'bis Matt',
      positions: 'Stellungen',
      state: 'Lehrplan',
      mates: 'mit Matt',
      control: 'ohne Lehrplan',
    },
    note: (count) => `Mattquote: ${count}, mit 20 Zügen mehr als nötig.`,
  },
  position: {
    lede: 'Jede Prozentzahl ist die der Policy, der gelernten Strategie, beim angezeigten Schritt; daneben steht, was die Endspieltabelle weiß.',
    boardLabel: (fen) => `Brett: ${fen}`,
    mode: 'Wozu das Brett dient',
    modes: { look: 'Ansehen', play: 'Mit dem König spielen', setup: 'Aufstellen' },
    modeHints: {
      look: 'Farbe und Pfeile: wohin die Policy ziehen will. Auch andere Stellungen lassen sich aufstellen oder gegen die Policy spielen.',
      play: 'Sie sind der schwarze König. Ein markiertes Feld wählen, durch Klick oder mit Pfeiltasten und Eingabetaste.',
      setup: 'Erst eine Figur, dann ihr Feld wählen; steht dort schon eine, tauschen beide die Plätze.',
    },
    policyPlays: 'Die Policy spielt',
    choices: {
      greedy: 'ihren wahrscheinlichsten Zug',
      sampled: 'einen Zug, ausgelost nach ihren Prozentzahlen',
    },
    fen: 'Stellung (FEN)',
    show: 'Zeigen',
    sideToMove: 'Am Zug',
    white: 'Weiß',
    black: 'Schwarz',
    random: 'Andere Stellung',
    takeBack: 'Zurücknehmen',
    newGame: 'Von hier aus neu beginnen',
    fixed: 'Das Brett zeigt noch die letzte regelgerechte Stellung.',
    truth: (distance) =>
      distance === null
        ? 'Weiß kann hier kein Matt erzwingen.'
        : `Weiß setzt bei bestem Spiel in ${movesDative(distance)} matt.`,
    candidates: 'Die Züge der Policy und die Wahrheit',
    moreMoves: (count) => `Alle ${count} Züge zeigen`,
    blackToMove: 'Schwarz ist am Zug. Zum Antworten „Mit dem König spielen“ wählen.',
    moves: 'Die bisherige Partie',
    moveColumns: { number: '', white: 'Policy', lost: 'kostet', black: 'Sie', helped: 'schenkt' },
    lostHint:
      'Kostet: um wie viele Züge der Zug der Policy das Matt hinausschiebt. Schenkt: wie viele Züge bis zum Matt Ihr Zug der Policy gegenüber der besten Verteidigung erspart.',
    win: 'den Gewinn',
    draw: 'das Remis',
    noMoves: 'Noch ist kein Zug gespielt.',
    yourTurn: (san) => (san ? `Die Policy hat ${san} gespielt. Sie sind am Zug.` : 'Sie sind am Zug.'),
    thinking: 'Die Policy zieht …',
    results: {
      mate: (san, count) => `${san}: matt nach ${movesDative(count)}. Die Policy hat gewonnen.`,
      stalemate: (san) => `${san}: patt. Remis: Sie haben einen halben Punkt gerettet.`,
      'piece-lost': (san) =>
        `${san}: Die Figur ist verloren. Remis: Die Könige allein können nicht matt setzen.`,
      fifty: (san) => `${san}: fünfzig Züge ohne Schlagfall. Remis nach der 50-Züge-Regel.`,
    },
    legalSquares: (count) => `${plural(count, 'Feld steht', 'Felder stehen')} zur Wahl.`,
  },
  advanced: {
    fields: {
      width: { name: 'Breite', hint: 'Einheiten jeder verdeckten Schicht' },
      group: { name: 'Gruppe, G', hint: 'Partien aus einer Startstellung' },
      startsPerStep: { name: 'Starts je Schritt', hint: 'Gruppen, die einen Batch bilden' },
      updatesPerStep: { name: 'Updates je Schritt', hint: 'auf einem Batch; bei 1 wird nie geclippt' },
      learningRate: { name: 'Lernrate', hint: 'die von Adam' },
      temperature: { name: 'Temperatur', hint: 'beim Auslosen wie beim Update' },
      clipLow: { name: 'Clipping unten', hint: 'Verhältnis nicht unter 1 minus diesem Wert' },
      clipHigh: { name: 'Clipping oben', hint: 'Verhältnis nicht über 1 plus diesem Wert' },
      klWeight: { name: 'KL-Gewicht', hint: 'zieht zur Policy von Schritt 0 hin' },
      slack: { name: 'Spielraum', hint: 'Züge, die über die Entfernung zum Matt hinaus erlaubt sind' },
      frontierShare: { name: 'Anteil der Stufe', hint: 'an den Starts; die anderen liegen darunter' },
      advanceAt: { name: 'Vorrücken ab', hint: 'gleitende Mattquote, ab der die nächste Stufe kommt' },
      retreatBelow: {
        name: 'Zurückfallen unter',
        hint: 'gleitende Mattquote, unter der es eine Stufe zurückgeht',
      },
      retreatAfter: { name: 'Zurückfallen nach', hint: 'so vielen Schritten darunter' },
    },
    choices: {
      ending: {
        legend: 'Endspiel',
        values: {
          KQK: { name: 'König und Dame', hint: 'längstes Matt 10 Züge' },
          KRK: { name: 'König und Turm', hint: 'längstes Matt 16 Züge' },
        },
      },
      starts: {
        legend: 'Startstellungen',
        values: {
          reverse: { name: 'Lehrplan rückwärts (Reverse Curriculum)', hint: 'vom Matt aus' },
          flat: { name: 'Ohne Lehrplan', hint: 'aus allen Stellungen gleichermaßen' },
        },
      },
      defence: {
        legend: 'Verteidigung im Training',
        values: {
          best: { name: 'Beste', hint: 'leistet laut Tabelle am längsten Widerstand' },
          random: { name: 'Zufällig', hint: 'irgendein regelgerechter Zug' },
        },
      },
      advantage: {
        legend: 'Vorteil (Advantage)',
        values: {
          mean: { name: 'r − Mittelwert', hint: 'wie in Dr. GRPO' },
          std: { name: '(r − Mittelwert) / s', hint: 'Standardabweichung der Stichprobe, wie in TRL' },
          'std-population': {
            name: '(r − Mittelwert) / σ',
            hint: 'Standardabweichung der Grundgesamtheit, über G statt G\u00a0−\u00a01',
          },
          'leave-one-out': {
            name: 'Ohne die eigene (Leave one out)',
            hint: 'gegen die anderen Partien, wie in RLOO',
          },
        },
      },
      aggregation: {
        legend: 'Gewichtung der Züge',
        values: {
          sequence: { name: 'Nach Partien', hint: 'jede Partie zählt gleich viel, wie in GRPO' },
          token: { name: 'Nach Zügen', hint: 'jeder Zug zählt gleich viel, wie in DAPO' },
          constant: {
            name: 'Durch eine Konstante',
            hint: 'die Länge der längsten Partie, wie in Dr. GRPO',
          },
        },
      },
    },
    flags: {
      folding: {
        name: 'Symmetrien des Bretts zusammenfassen',
        hint: 'Acht Spiegelbilder gelten als eine Stellung.',
      },
      control: {
        name: 'Daneben eine Policy ohne Lehrplan trainieren',
        hint: 'Mit ebenso vielen Partien. Jeder Schritt dauert etwa doppelt so lange.',
      },
    },
    from: (min, max) => `${min} bis ${max}`,
    notNumber: (name, range) => `„${name}“ muss eine Zahl sein, ${range}.`,
    games: (count, limit) => `Ein Schritt spielt ${games(count)} (höchstens ${formatStep(limit)}).`,
    apply: 'Übernehmen (beginnt einen neuen Lauf)',
    undo: 'Änderungen verwerfen',
  },
  charts: {
    timeline: 'Der Aufstieg, die Zeitleiste des Laufs',
    timelineAxis: 'Anteil, 0 bis 1',
    level: (longest) => `Stufe des Lehrplans, als Anteil am längsten Matt (${moves(longest)})`,
    success: 'Partien der Stufe mit Matt, gleitender Mittelwert',
    mated: 'Partien mit Matt',
    controlMated: 'Partien mit Matt, ohne Lehrplan',
    advance: (share) => `vorrücken ab ${share}`,
    retreat: (share) => `zurückfallen unter ${share}`,
    last: (step) => `letzte Stufe, Schritt ${step}`,
    valueText: (level, longest, success) =>
      `Stufe Matt in ${level} von ${longest}, ${success} ihrer Partien mit Matt`,
    flatText: (success) => `${success} der Partien mit Matt`,
    choose: 'Kurve',
    notLoss:
      'Der Verlust (Loss) ist nicht unter den Kurven: Beim ersten Update auf einem Batch ist er null, was auch immer gelernt wird.',
    second: {
      mateRate: 'Mattquote bei gierigem Spiel, Mittel über alle Entfernungen',
      meanReward: 'Trainingspartien mit Matt',
      regret: 'Regret: Züge bis zum Matt, die ein Zug im Mittel kostet',
      optimalShare: 'Anteil der laut Tabelle besten Züge',
      deadGroups: 'Anteil der Gruppen ohne Kontrast',
      entropy: 'Entropie der Policy, in Nat',
      clipFraction: 'Clip-Anteil',
      kl: 'KL-Divergenz zur Policy von Schritt 0, in Nat',
      gradientNorm: 'Norm des Gradienten',
    },
    rate: (count, played) => `${count} Partien und ${played} Züge je Sekunde.`,
    counts: (count, played) => `Bisher ${count} Partien mit ${played} Zügen von Weiß.`,
    policy: 'Policy',
    control: 'Policy ohne Lehrplan',
  },
  measures: {
    button: 'Den angezeigten Schritt messen',
    measuring: 'Die Partien werden gespielt …',
    at: (step, count) => `Schritt ${step}; ${games(count)} je Entfernung.`,
    stale: (step) => `Die Zahlen darunter sind die von Schritt ${step}.`,
    failed: (message) => `Die Messung ist gescheitert. ${message}`,
    hint: 'Spielt aus jeder Entfernung Partien mit festem Startwert (Seed); das dauert einige Sekunden.',
    caption: 'Partien mit Matt, nach Entfernung der Startstellung zum Matt',
    summary: 'Die Züge, an der Tabelle gemessen',
    kinds: {
      greedyBest: `gierig, beste ${defence}`,
      greedyRandom: `gierig, zufällige ${defence}`,
      sampledBest: `ausgelost, beste ${defence}`,
      control: `ohne Lehrplan, gierig, beste ${defence}`,
    },
    distance: 'bis Matt',
    play: 'Spielweise',
    regret: 'Regret',
    optimal: 'laut Tabelle beste Züge',
    regretNote:
      'Gierig (greedy) heißt: stets der wahrscheinlichste Zug. Regret sagt, wie viele Züge bis zum Matt ein Zug im Mittel gegenüber der Endspieltabelle kostet, über die Züge, die den Gewinn festhalten; 0 ist perfektes Spiel. Wer die regelgerechten Züge gleichverteilt auslost, hält den Gewinn in neun von zehn Fällen fest und kommt doch nicht voran; darum ist das Festhalten des Gewinns kein Maß.',
  },
  lab: {
    parts: { position: 'Eigene Stellung und der alleinige König' },
    label: 'Labor für Schachendspiele',
    presets: {
      queen: 'Dame: König und Dame gegen König',
      rook: 'Turm: König und Turm gegen König',
      flat: 'Vergleich: daneben eine Policy ohne Lehrplan',
      'no-folding': 'ohne Symmetrien: jedes Spiegelbild wird eigens gelernt',
      'one-update': 'ein Update je Batch: nichts wird je geclippt',
    },
    advanced: 'Erweitert',
    measures: 'Alle Messwerte dieses Schritts',
  },
  errors: {
    wrongPiece: (ending) =>
      ending === 'KQK'
        ? 'In diesem Lauf geht es um König und Dame gegen König. Eine Stellung mit Dame angeben oder die Voreinstellung „Turm“ wählen.'
        : 'In diesem Lauf geht es um König und Turm gegen König. Eine Stellung mit Turm angeben oder die Voreinstellung „Dame“ wählen.',
    badDefence: 'defence muss „best“ oder „random“ sein.',
    badGames: 'games muss eine ganze Zahl von 1 bis 1.000 sein.',
  },
  fen: {
    advice: {
      'fen-malformed': 'Eine FEN wie „8/8/8/3k4/8/8/2R5/1K6 w - - 0 1“ angeben.',
      'fen-pieces':
        'Hier spielen ein weißer König (K), eine weiße Dame (Q) oder ein weißer Turm (R) und ein schwarzer König (k).',
      'fen-black-stronger': 'Hier hat Weiß die Dame oder den Turm. Bitte die Farben tauschen.',
      'fen-kings-adjacent': 'Die Könige dürfen nicht nebeneinander stehen. Einen von ihnen versetzen.',
      'fen-in-check':
        'Weiß ist am Zug, aber der schwarze König steht im Schach. Eine Figur versetzen oder Schwarz am Zug sein lassen.',
      'fen-game-over': 'Eine Stellung aufstellen, in der noch ein Zug zu spielen ist.',
      'fen-black-to-move': 'Die Policy spielt Weiß. Eine Stellung mit Weiß am Zug angeben.',
    },
    ranks: (count) => `Das Brett dieser FEN hat ${plural(count, 'Reihe', 'Reihen')} statt 8.`,
    sign: (sign) => `„${sign}“ ist weder eine Figur noch eine Zahl leerer Felder.`,
    squares: (rank, count) => `Die ${rank}. Reihe dieser FEN hat ${plural(count, 'Feld', 'Felder')} statt 8.`,
    noSide: 'Diese FEN sagt nicht, wer am Zug ist.',
    manyFields: (count) => `Diese FEN hat ${count} Angaben; es sind höchstens 6.`,
    field: (name, value, wanted) => `Die Angabe „${name}“ dieser FEN ist „${value}“ statt ${wanted}.`,
    fields: [
      { name: 'am Zug', wanted: '„w“ (Weiß) oder „b“ (Schwarz)' },
      { name: 'Rochade', wanted: '„-“ oder Zeichen aus „KQkq“' },
      { name: 'en passant', wanted: '„-“ oder eines Feldes' },
      { name: 'Halbzüge seit dem letzten Schlagfall', wanted: 'einer ganzen Zahl' },
      { name: 'Zugnummer', wanted: 'einer ganzen Zahl' },
    ],
    found: (men) => `Gefunden: ${men}.`,
    emptyBoard: 'ein leeres Brett',
    shared: 'Zwei Figuren stehen auf einem Feld.',
    kings: (white, black) => `Die Könige stehen auf ${white} und ${black}.`,
    mated: 'Schwarz ist matt: Die Partie ist zu Ende.',
    stalemated: 'Schwarz ist patt: Die Partie ist zu Ende.',
  },
};

/** The German tables, by the names under which `words` looks for them. */
export const german: Language = {
  ...core,
  tables: { ...core.tables, lab, advanced, edges, measures, position, stage, scene: germanScene, refusals },
};
