/** How far outside the viewport a lazy lab begins to load. */
export const NEAR = '300px';
