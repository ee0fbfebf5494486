/** @file The definitions of every figure in German; their sources are the English table's. */

import type { Translated } from '../../core/element/language.ts';
import type { DEFINITIONS } from './definitions.ts';

const NULL_BAND =
  'Das Nullband: was echte Punkte gegen andere echte Punkte ergeben, auf jeder Seite gleich viele. Innerhalb des Bandes lassen sich die gezogenen Punkte durch diese Kennzahl nicht von den Daten unterscheiden.';

/** The table `definitions` in German. */
export const definitions: Translated<typeof DEFINITIONS, 'sources'> = {
  energyDistance: {
    name: 'Energie-Distanz',
    formula: '2 E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖',
    meaning:
      'Um wie viel weiter gezogene Punkte (X) von echten (Y) entfernt sind als beide jeweils von ihresgleichen, in Dateneinheiten. 0 nur bei gleichen Verteilungen. Erwartungstreu geschätzt, daher mitunter etwas unter 0.',
    baseline: NULL_BAND,
  },
  slicedWasserstein: {
    name: 'Sliced-Wasserstein-2',
    formula: '( E_θ W₂²(θ·X, θ·Y) )^½',
    meaning:
      'Wie weit gezogene Punkte verschoben werden müssten, um zu echten zu werden, gesehen entlang von Geraden in vielen Richtungen, in Dateneinheiten. Bei endlich vielen Punkten nie 0.',
    baseline: NULL_BAND,
  },
  mmd: {
    name: 'MMD²',
    formula: 'E k(X, X′) + E k(Y, Y′) − 2 E k(X, Y)',
    meaning:
      'Maximum Mean Discrepancy mit Gauß-Kernen mehrerer Breiten: Ein Unterschied auf irgendeiner dieser Skalen zeigt sich. Erwartungstreu geschätzt, daher mitunter etwas unter 0.',
    baseline: NULL_BAND,
  },
  highQuality: {
    name: 'Hochwertige Punkte',
    formula:
      'Anteil der gezogenen Punkte, die höchstens 3 Standardabweichungen von einem Zentrum entfernt sind',
    meaning:
      'Gezogene Punkte, die auf einen Modus fallen statt zwischen die Modi. Nur für Daten mit Zentren.',
    baseline:
      'Echte Punkte: Bei einer Gaußverteilung in der Ebene liegen 98,9\u00a0% der Punkte innerhalb von drei Standardabweichungen.',
  },
  modes: {
    name: 'Abgedeckte Modi',
    formula: 'Zahl der Zentren mit mindestens einem hochwertigen Punkt',
    meaning: 'Ob Teile der Daten ganz fehlen. Nur für Daten mit Zentren.',
    baseline: 'Die Zahl der Zentren.',
  },
  nll: {
    name: 'Negative Log-Likelihood',
    formula: '−E ln p(x),  ln p(x) = ln p_T(x_T) + ∫ div f dt',
    meaning:
      'Was das Modell über echte Punkte sagt, die es nicht gesehen hat, in Nats; berechnet mit der Wahrscheinlichkeitsfluss-ODE (Probability-Flow-ODE) und ihrer exakten Divergenz. Sie gehört zum Netz, nicht zu einem Sampler.',
    baseline:
      'Der Wert der wahren Dichte selbst, wo sie bekannt ist: Kein Modell kann im Mittel darunter liegen.',
  },
  scoreError: {
    name: 'Score-Fehler',
    formula: 'E‖ε_θ − ε*‖² je Koordinate, Mittel über die Rauschstufen',
    meaning:
      'Wie weit das Netz von der bestmöglichen Schätzung ε* des Rauschens entfernt ist; diese ist der Score mal −σ. Der Verlust besteht aus diesem Fehler und einem Sockel, den kein Netz beseitigen kann.',
    baseline: '0. Der Sockel, E‖ε − ε*‖², ist je Rauschstufe daneben gezeichnet.',
  },
};
