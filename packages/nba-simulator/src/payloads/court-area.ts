import type { ShotSpot } from '../sim-game.ts';

const areas = {
  restricted: 'Restricted Area',
  paint: 'In The Paint (Non-RA)',
  mid: 'Mid-Range',
  corner: 'Corner 3',
  above: 'Above the Break 3',
} as const;

/** The CDN's words for where a shot was taken: `Left Corner 3` and `24+ Left`. Left is the shooter's, looking at the basket. */
export function courtArea(spot: ShotSpot): { readonly area: string; readonly areaDetail: string } {
  const hand = spot.x_legacy < 0 ? 'Left' : 'Right';
  if (spot.zone === 'corner') return { area: `${hand} ${areas.corner}`, areaDetail: `24+ ${hand}` };
  const area = areas[spot.zone];
  if (spot.zone === 'restricted' || spot.distance < 8) return { area, areaDetail: '0-8 Center' };
  const band = spot.zone === 'above' ? '24+' : spot.distance < 16 ? '8-16' : '16-24';
  const angle = (Math.atan2(Math.abs(spot.x_legacy), Math.max(spot.y_legacy, 0.1)) * 180) / Math.PI;
  if (band === '8-16') return { area, areaDetail: `${band} ${angle < 36 ? 'Center' : hand}` };
  if (angle < 20) return { area, areaDetail: `${band} Center` };
  const isWing = band === '24+' || angle < 65;
  return { area, areaDetail: `${band} ${hand}${isWing ? ' Center' : ''}` };
}
