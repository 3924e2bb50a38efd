/** The client library behind the port of this application. */
import { foundNetwork, joinNetwork, openProfile, profileExists } from '@kopri/client/node';
import type { Kopri } from '@kopri/client';
import { Profiles, type Founding, type Joined, type Joining, type ProfilePlace } from './shell.js';

export class ProfilesOnDisk extends Profiles {
  exists(home: string): Promise<boolean> {
    return profileExists(home);
  }

  open(place: ProfilePlace): Promise<Kopri> {
    return openProfile(place);
  }

  found(founding: Founding): Promise<Kopri> {
    return foundNetwork(founding);
  }

  join(joining: Joining): Promise<Joined> {
    return joinNetwork(joining);
  }
}
