/** @file The board: a sheet printed like a diagram in a book, with hatched dark squares, on a thin slab. */

import {
  BoxGeometry,
  CanvasTexture,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  SRGBColorSpace,
} from 'three';
import { softwareContext } from '../../../../core/plot/software-canvas.ts';
import { cssOf, type Palette } from '../palette.ts';
import { wear } from './colors.ts';
import type { Part } from './part.ts';

/** Pixels of a square, and of the margin that carries files and ranks. */
const SQUARE = 112;
const MARGIN = 56;
const SIDE = 8 * SQUARE + 2 * MARGIN;
const HATCH = 14;

function print(context: CanvasRenderingContext2D, palette: Palette): void {
  context.fillStyle = cssOf(palette.lightSquare);
  context.fillRect(0, 0, SIDE, SIDE);
  for (let square = 0; square < 64; square++) {
    const column = square % 8;
    const row = Math.floor(square / 8);
    if ((column + row) % 2 === 0) continue;
    const x = MARGIN + column * SQUARE;
    const y = MARGIN + row * SQUARE;
    context.save();
    context.beginPath();
    context.rect(x, y, SQUARE, SQUARE);
    context.clip();
    context.fillStyle = cssOf(palette.darkSquare);
    context.fillRect(x, y, SQUARE, SQUARE);
    context.strokeStyle = cssOf(palette.hatch);
    context.lineWidth = 1.6;
    context.beginPath();
    for (let offset = HATCH / 2; offset < 2 * SQUARE; offset += HATCH) {
      context.moveTo(x + offset, y);
      context.lineTo(x + offset - 2 * SQUARE, y + 2 * SQUARE);
    }
    context.stroke();
    context.restore();
  }
  context.strokeStyle = cssOf(palette.muted);
  context.lineWidth = 2;
  context.strokeRect(MARGIN, MARGIN, 8 * SQUARE, 8 * SQUARE);
  context.fillStyle = cssOf(palette.muted);
  context.font = `500 ${MARGIN * 0.6}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let i = 0; i < 8; i++) {
    const along = MARGIN + (i + 0.5) * SQUARE;
    context.fillText('abcdefgh'[i], along, SIDE - MARGIN / 2);
    context.fillText(String(8 - i), MARGIN / 2, along);
  }
}

/** The board. */
export function createBoard(): Part {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = softwareContext(canvas)!;
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  const side = SIDE / SQUARE;
  const sheet = new Mesh(new PlaneGeometry(side, side), new MeshBasicMaterial({ map: texture }));
  sheet.rotation.x = -Math.PI / 2;
  const slab = new Mesh(new BoxGeometry(side, 0.16, side), new MeshBasicMaterial());
  slab.position.y = -0.09;
  const object = new Group().add(sheet, slab);
  return {
    object,
    show() {},
    paint(palette) {
      print(context, palette);
      texture.needsUpdate = true;
      wear(slab.material.color, palette, 'slab');
    },
    move() {},
  };
}
