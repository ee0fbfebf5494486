/** @file The camera's way around the scene, as pure functions: orbiting, zooming, and fitting all into view. */

/** Where the camera is. Angles in radians, distance in squares. */
export interface View {
  /** Around the vertical; 0 looks from White's side, positive from the right. */
  readonly azimuth: number;
  /** Above the horizon. */
  readonly elevation: number;
  /** 1 fits the scene; 2 shows it twice as large. */
  readonly zoom: number;
}

export const HOME: View = { azimuth: -0.3, elevation: 0.5, zoom: 1 };

/** The camera's vertical field of view, in degrees. */
export const FIELD_OF_VIEW = 26;

const LOWEST = 0.06;
const HIGHEST = 1.5;
const SMALLEST = 0.6;
const LARGEST = 5;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The view turned by these angles. */
export function orbit(view: View, azimuth: number, elevation: number): View {
  const turned = view.azimuth + azimuth;
  return {
    ...view,
    // Within one turn, so that a described angle stays readable.
    azimuth: Math.atan2(Math.sin(turned), Math.cos(turned)),
    elevation: clamp(view.elevation + elevation, LOWEST, HIGHEST),
  };
}

/** The view magnified by a factor. */
export function zoom(view: View, factor: number): View {
  return { ...view, zoom: clamp(view.zoom * factor, SMALLEST, LARGEST) };
}

const TURN = Math.PI / 24;
const MAGNIFY = 1.15;

/** The view after a key, or undefined when the key means nothing here. */
export function viewAfterKey(view: View, key: string): View | undefined {
  switch (key) {
    case 'ArrowLeft':
      return orbit(view, -TURN, 0);
    case 'ArrowRight':
      return orbit(view, TURN, 0);
    case 'ArrowUp':
      return orbit(view, 0, TURN);
    case 'ArrowDown':
      return orbit(view, 0, -TURN);
    case '+':
    case '=':
      return zoom(view, MAGNIFY);
    case '-':
    case '_':
      return zoom(view, 1 / MAGNIFY);
    case 'Home':
      return HOME;
    default:
      return undefined;
  }
}

/** What the camera looks at, and from how far, in squares. */
export interface Fit {
  readonly target: readonly [number, number, number];
  readonly distance: number;
}

/** Share of the picture's half width and half height that the points may fill. */
const FILL = 0.95;

/**
 * The target and the least distance from which all points, [n, 3], are seen from the view's direction.
 * @param aspect width of the picture over its height.
 */
export function fit(points: Float32Array, { azimuth, elevation }: View, aspect: number): Fit {
  const tanY = Math.tan((FIELD_OF_VIEW / 360) * Math.PI) * FILL;
  const tanX = tanY * aspect;
  // The camera's axes: right, up, and towards the viewer.
  const [sinA, cosA, sinE, cosE] = [azimuth, elevation].flatMap((a) => [Math.sin(a), Math.cos(a)]);
  const right = [cosA, 0, -sinA] as const;
  const up = [-sinA * sinE, cosE, -cosA * sinE] as const;
  const back = [sinA * cosE, sinE, cosA * cosE] as const;
  // A point is within the left edge when x >= -(distance - z) tanX, and so on: each edge is a bound on a plane
  // through the camera, so the extreme points along the edges' normals decide, and the middle centres them.
  let [left, rightmost, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [right, up, back].map(
      (axis) => axis[0] * points[i] + axis[1] * points[i + 1] + axis[2] * points[i + 2],
    );
    left = Math.min(left, x - z * tanX);
    rightmost = Math.max(rightmost, x + z * tanX);
    low = Math.min(low, y - z * tanY);
    high = Math.max(high, y + z * tanY);
  }
  const x = (left + rightmost) / 2;
  const y = (low + high) / 2;
  const distance = Math.max((rightmost - left) / (2 * tanX), (high - low) / (2 * tanY));
  const target = [0, 1, 2].map((axis) => x * right[axis] + y * up[axis]) as [number, number, number];
  return { target, distance };
}
