import { setTimeout as delay } from 'node:timers/promises';

export interface Parcel {
  readonly id: string;
  readonly status: string;
}

const base = 'https://carrier.example/v1';

/** The carrier's HTTP interface. */
export async function fetchParcel(id: string, signal?: AbortSignal): Promise<Parcel> {
  const response = await fetch(`${base}/parcels/${id}`);
  if (!response.ok) throw new Error(`parcel ${id}: ${String(response.status)}`);
  return (await response.json()) as Parcel;
}

export async function fetchParcels(ids: readonly string[], options: { signal?: AbortSignal } = {}): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  for (const id of ids) {
    parcels.push(await fetchParcel(id, options.signal));
    await delay(200);
  }
  return parcels;
}

export async function report(parcel: Parcel, signal: AbortSignal): Promise<void> {
  await fetch(`${base}/reports`, { method: 'POST', body: JSON.stringify(parcel) });
}
