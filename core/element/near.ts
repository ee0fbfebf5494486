/** How far outside the viewport a lazy lab, or a part of one that lies far down, begins to load. */
export const NEAR = '300px';
