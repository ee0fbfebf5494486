/** @file What can be wrong with a run file, in German; in English the message says it, and more exactly. */

import type { RunFileErrorCode } from '../training/run-file-error.ts';

const fetchAgain = 'Die Datei ist noch einmal zu laden.';
const saveAgain = 'Der Lauf ist in seinem Labor noch einmal zu sichern.';
const choose = 'Zu wählen ist eine .safetensors-Datei, die ein Labor gesichert hat.';
const tensor = `Ein Tensor der Datei ist falsch beschrieben. ${saveAgain}`;

export const runFileErrors: Readonly<Record<RunFileErrorCode, string>> = {
  'file-empty': `Die Datei ist leer. ${fetchAgain}`,
  'file-is-html':
    'Das ist eine Webseite und nicht die Datei eines Laufs: Die Adresse ist falsch oder verlangt eine Anmeldung. Nötig ist die Adresse der Datei selbst.',
  'file-is-lfs-pointer':
    'Das ist ein Verweis von Git LFS und nicht die Datei selbst. Sie kommt mit „git lfs pull“ oder unter der Adresse der Rohdatei.',
  'file-truncated': `Die Datei ist nicht vollständig. ${fetchAgain}`,
  'file-trailing-bytes': `Die Datei ist länger, als sie von sich sagt. ${fetchAgain}`,
  'header-length': `Das ist keine safetensors-Datei: Die Länge ihres Kopfes kann nicht stimmen. ${choose}`,
  'header-not-utf8': `Der Kopf der Datei ist kein Text in UTF-8. ${fetchAgain}`,
  'header-not-json': `Der Kopf der Datei ist nicht lesbar. ${fetchAgain}`,
  'header-not-object': `Das ist keine safetensors-Datei. ${choose}`,
  'header-keys': `Die Namen der Tensoren in der Datei stimmen nicht. ${saveAgain}`,
  'metadata-invalid': `Die Angaben zum Lauf in der Datei sind keine Texte. ${saveAgain}`,
  'tensor-fields': tensor,
  'tensor-dtype':
    'Ein Tensor der Datei ist von einer Art, die hier nicht gelesen wird; möglich sind F32, F16 und I32.',
  'tensor-shape': tensor,
  'tensor-offsets': tensor,
  'tensor-layout': tensor,
  'run-missing': `Die Datei enthält Tensoren, aber keinen Lauf. ${choose}`,
  'run-version': 'Der Lauf hat ein Format, das dieses Labor nicht kennt. Ein neueres Labor kann ihn öffnen.',
  'run-lab': `Der Lauf nennt kein Labor, aus dem er stammen kann. ${saveAgain}`,
  'run-config': `Die Einstellungen des Laufs sind nicht lesbar. ${saveAgain}`,
  'run-seed': `Der Startwert (Seed) des Laufs ist keine mögliche ganze Zahl. ${saveAgain}`,
  'run-total-steps': `Die Zahl der Schritte, die der Lauf haben soll, ist nicht möglich. ${saveAgain}`,
  'run-backend': `Womit der Lauf gerechnet wurde, ist hier unbekannt. ${saveAgain}`,
  'run-steps': `Die aufgezeichneten Schritte des Laufs stimmen nicht. ${saveAgain}`,
  'run-rows': `Die Messwerte des Laufs stimmen nicht. ${saveAgain}`,
  'run-tensors': `Die Tensoren des Laufs stimmen nicht. ${saveAgain}`,
  'run-trajectory': `Die früheren Gewichte des Laufs passen nicht zu den letzten. ${saveAgain}`,
  'run-optimizer': `Das Gedächtnis des Optimierers passt nicht zum Modell. ${saveAgain}`,
};
