/** @file The three pieces as turned forms, a little over a square high, standing on y = 0. */
import { BufferGeometry } from 'three';
/** A piece's form, turned in this many segments. */
export declare function pieceShape(piece: 'K' | 'Q' | 'R', segments: number): BufferGeometry;
