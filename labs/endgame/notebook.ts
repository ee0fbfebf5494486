/** @file The endgame lab as a notebook's widget: `position` is the reader's, as a FEN. */

import { labWidget } from '../../core/notebook/widget.ts';
import { EndgameLab } from './endgame-lab.ts';

export default labWidget<EndgameLab>('endgame-lab', {
  position: { read: (lab) => lab.position, write: (lab, fen: string) => (lab.position = fen) },
});
