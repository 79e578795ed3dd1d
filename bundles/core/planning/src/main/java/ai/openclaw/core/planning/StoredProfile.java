package ai.openclaw.core.planning;

import ai.openclaw.core.secrets.SecretContent;

/**
 * A profile of an auth profile store, without its values. Immutable.
 *
 * @param id its key in the store
 * @param type {@code api_key}, {@code token} or another one; blank when it has none
 * @param provider whose credential it is; blank when it does not say
 * @param key what stands in {@code key}; a reference beside it counts first
 * @param token what stands in {@code token}; a reference beside it counts first
 */
public record StoredProfile(
    String id, String type, String provider, SecretContent key, SecretContent token) {}
