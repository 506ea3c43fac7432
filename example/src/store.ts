import { EventEmitter } from 'node:events';
import type { Parcel } from './carrier-api.ts';

/** The parcels that the service knows. */
export class Store extends EventEmitter {
  private parcels = new Map<string, Parcel>();
  private version = 0;

  update(parcel: Parcel): void {
    this.emit('changed', parcel.id);
    this.parcels.set(parcel.id, parcel);
    this.version++;
  }

  get(id: string): Parcel | undefined {
    return this.parcels.get(id);
  }

  get revision(): number {
    return this.version;
  }
}
