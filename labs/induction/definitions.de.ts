/** @file The figures' definitions in German; the works they come from stay the English table's. */

import type { Translated } from '../../core/element/language.ts';
import type { DEFINITIONS, SCOPE } from './definitions.ts';

/** The bounds of the lab's claims. */
export const scope: Translated<typeof SCOPE, 'sources'> = {
  text:
    'Was sich hier bildet, ist Kopieren im Kontext: Ein schon gesehenes Token wird mit dem, was ihm folgte, gefunden ' +
    'und wiederholt. Anderes In-Context-Lernen muss nicht darauf beruhen: Modelle, die ohne Verlust bei ' +
    'kopierbaren Token trainiert wurden, lernen dennoch Aufgaben aus Beispielen, deren Lösung nicht im Kontext ' +
    'steht, und in größeren Sprachmodellen hängen solche Aufgaben stärker von anderen Köpfen ab.',
};

/** The figures, in the order a reader meets them. */
export const definitions: Translated<typeof DEFINITIONS, 'sources'> = {
  loss: {
    name: 'Verlust (Loss)',
    formula: 'Mittel von −ln p(nächstes Token) über die Positionen',
    meaning:
      'Wie sehr das nächste Token das Modell überrascht, in Nat, gemittelt über alle Positionen, die eines haben.',
    baseline:
      'ln V, wenn jedes Token als gleich wahrscheinlich gilt; der Verlust des exakten Prädiktors ist der kleinste mögliche.',
  },
  inducibleLoss: {
    name: 'Verlust bei kopierbaren Token',
    formula:
      'Mittel von −ln p(nächstes Token) über induzierbare Positionen: Dem Token folgte schon früher in der Sequenz dasselbe nächste Token (Wiederholungen: ab der zweiten Periode; Bigramme: nach einem schon gesehenen Trigger)',
    meaning: 'Wie gut das Modell vorhersagt, was es von früher in derselben Sequenz kopieren könnte.',
    baseline: 'ln V ohne Kopieren; etwa 0 beim exakten Prädiktor.',
  },
  otherLoss: {
    name: 'Verlust bei anderen Token',
    formula: 'Mittel von −ln p(nächstes Token) über alle anderen Positionen',
    meaning:
      'Wie gut das Modell vorhersagt, was sich nicht kopieren lässt; ein Modell, das mit zu viel Zuversicht kopiert, ist hier schlechter als der Zufall.',
    baseline:
      'ln V in den Aufgaben mit Wiederholungen, in denen nichts Besseres möglich ist; in der Bigramm-Aufgabe der Verlust des exakten Prädiktors.',
  },
  lossByPosition: {
    name: 'Verlust nach Position',
    formula: 'L(t) = Mittel von −ln p(Token t + 1 | Token 0..t) über die Sequenzen',
    meaning:
      'Wie der Verlust entlang der Sequenz fällt, während immer mehr Kontext zum Kopieren bereitsteht.',
    baseline: 'Der Verlust des exakten Prädiktors an denselben Positionen.',
  },
  iclScore: {
    name: 'Score des In-Context-Lernens',
    formula:
      'Mittel von L(t) über das letzte Viertel der Positionen − Mittel von L(t) über Positionen, die Token vorhersagen, bevor eine Wiederholung beginnen kann',
    meaning:
      'Um wie viel späte Vorhersagen besser sind als frühe, in Nat; negativ heißt, dass der Kontext hilft, und hier kann er nur durch Kopieren helfen.',
    baseline:
      '0 bei einem Modell, das den Kontext nicht beachtet; der Score des exakten Prädiktors ist, was die Aufgabe zulässt. Die Arbeit vergleicht Token 500 mit Token 50 in natürlichem Text.',
  },
  exact: {
    name: 'Exakter Prädiktor',
    formula:
      'p(nächstes Token | Token bisher) nach dem Satz von Bayes über alles, was die Aufgabe für diese Sequenz gezogen haben kann',
    meaning:
      'Das Beste, was ein Modell leisten kann, das die Aufgabe kennt, nicht aber, was für diese Sequenz gezogen wurde.',
    baseline:
      'Er ist selbst der Vergleich: Ein höherer Verlust ist noch zu lernen, ein niedrigerer ist Glück oder ein Fehler.',
  },
  cliff: {
    name: 'Steilabfall',
    formula:
      'steilster Abstieg des geglätteten Verlusts, wo Kopieren hilft (Mittel über 40 Schritte), wenn er um mindestens 1 nat unter ln V fällt und die mittlere Hälfte des Falls weniger als das 0,4-Fache der Schritte bis zu seinem 90-%-Punkt dauert; der Bereich reicht von 10\u00a0% bis 90\u00a0% des Falls',
    meaning:
      'Der Schritt, in dem das Modell zu kopieren beginnt, sofern es das plötzlich tut und nicht nach und nach.',
    baseline:
      'Bei einer flachen Kurve, einem geraden oder einem exponentiellen Abfall wird keiner angegeben.',
  },
  attention: {
    name: 'Attention-Muster',
    formula: 'A[q, k] = Softmax über k ≤ q von (x_q W_Q)·(x_k W_K) / √D',
    meaning: 'Wie viel das Token an q in diesem Kopf vom Token an k übernimmt; jede Zeile hat die Summe 1.',
    baseline: '1 / (q + 1), wenn ein Kopf auf alles, was er sehen kann, gleichmäßig blickt.',
  },
  prefixMatching: {
    name: 'Präfix-Übereinstimmung (prefix matching)',
    formula:
      'Mittel von Σ A[q, p + 1] über alle p mit Token p = Token q und p + 1 < q, über die Queries q im wiederholten Teil',
    meaning:
      'Wie sehr ein Kopf, der ein schon gesehenes Token liest, auf das blickt, was damals unmittelbar darauf folgte, auf Sequenzen, die sich mit allen Perioden wiederholen (in der Bigramm-Aufgabe bei schon gesehenen Triggern).',
    baseline:
      '1 bei einem idealen Induktionskopf; ein gleichmäßiger Blick ergibt das Mittel von (Anzahl solcher Keys) / (q + 1).',
  },
  previousToken: {
    name: 'Voriges Token',
    formula: 'Mittel von A[q, q − 1] über q ≥ 1',
    meaning:
      'Wie sehr ein Kopf auf das Token unmittelbar davor blickt: die erste Hälfte eines Induktionsschaltkreises.',
    baseline:
      '1 bei einem idealen Kopf für das vorige Token; ein gleichmäßiger Blick ergibt das Mittel von 1 / (q + 1).',
  },
  ovCopying: {
    name: 'OV-Kopieren',
    formula: 'Σ Re λᵢ / Σ |λᵢ|, λᵢ die Eigenwerte von W_E W_V W_O W_U',
    meaning:
      'Ob der Blick auf ein Token dessen eigenen Logit erhöht, allein nach den Gewichten beurteilt; von −1 bis 1.',
    baseline:
      'Zufällige Gewichte ergeben 0 mit einer Streuung, die mit kleineren Köpfen wächst; bei kleinen Köpfen besagt also erst ein hoher Wert etwas.',
  },
  kComposition: {
    name: 'K-Komposition',
    formula:
      '‖W_QK W_OVᵀ‖ / (‖W_QK‖ ‖W_OV‖), W_QK = W_Q W_Kᵀ eines Kopfes in Schicht 2, W_OV = W_V W_O eines Kopfes in Schicht 1, Frobenius-Normen',
    meaning:
      'Wie viel von dem, womit der spätere Kopf seine Queries abgleicht, vom früheren Kopf geschrieben ist.',
    baseline:
      '1 / √d bei zufälligen Gewichten, bis auf das Band daneben: in einem schmalen Modell also viel.',
  },
  match: {
    name: 'Abgleich-Schaltkreis',
    formula:
      'W_E W_QK W_OVᵀ W_Eᵀ / √D über die Token (Zeilen: Query; Spalten: voriges Token des Keys); Mittel der Diagonale − Mittel außerhalb der Diagonale',
    meaning:
      'Um wie viele Attention-Logits der spätere Kopf Keys bevorzugt, deren voriges Token das Token der Query selbst ist.',
    baseline: 'Bei zufälligen Gewichten im Mittel 0.',
  },
  recallPreviousToken: {
    name: 'Abruf: voriges Token',
    formula: 'Anteil der Positionen q ≥ 1, deren größtes P_q W_Q W_Kᵀ P_kᵀ über k ≤ q bei k = q − 1 liegt',
    meaning:
      'Bei wie vielen Positionen die Gewichte des Kopfes in Schicht 1 schon eine Position zurückweisen.',
    baseline:
      'Bei zufälligen Gewichten das Mittel von 1 / (q + 1). In der Arbeit konkurrieren auch Keys nach q.',
  },
  recallMatch: {
    name: 'Abruf: Abgleich',
    formula: 'Anteil der Token t, deren Zeile des Abgleich-Schaltkreises bei t am größten ist',
    meaning:
      'Bei wie vielen Token die Gewichte des Kopfes in Schicht 2 schon nach Keys suchen, die auf dasselbe Token folgen.',
    baseline:
      'Bei zufälligen Gewichten 1 / (Anzahl der verglichenen Token): alle V, in der Bigramm-Aufgabe die Trigger.',
  },
  recallCopy: {
    name: 'Abruf: Kopieren',
    formula: 'Anteil der Token t, deren Zeile von W_E W_V W_O W_U bei t am größten ist',
    meaning:
      'Bei wie vielen Token der Kopf der letzten Schicht schon den Logit des Tokens, auf das er blickt, am meisten erhöht.',
    baseline: 'Bei zufälligen Gewichten 1 / V.',
  },
  attribution: {
    name: 'Direkte Logit-Zuordnung (direct logit attribution)',
    formula:
      'Logit des nächsten Tokens = Σ über die Teile von (Beitrag des Teils zum Residualstrom) · W_U[:, nächstes Token]',
    meaning:
      'Was das Embedding, die Position und jeder Kopf unmittelbar zum Logit des wahren nächsten Tokens beitragen.',
    baseline:
      '0 bei einem Teil ohne unmittelbare Wirkung; die Teile ergeben zusammen den Logit des Modells selbst, und die Abweichung dieser Summe wird angezeigt.',
  },
};
