//! The two hashes by which the network knows its words, as MurmurHash's author (Austin Appleby, public domain) defines them.

/// MurmurHash64A with seed 1: the number of a string.
pub fn hash64(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    let mix = |hash: u64, word: u64| {
        let word = word.wrapping_mul(MULTIPLIER);
        (hash ^ (word ^ (word >> 47)).wrapping_mul(MULTIPLIER)).wrapping_mul(MULTIPLIER)
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let start = 1 ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let mut hash = words.iter().fold(start, |hash, &word| mix(hash, u64::from_le_bytes(word)));
    if !rest.is_empty() {
        let mut word = [0; 8];
        word[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(MULTIPLIER);
    }
    hash = (hash ^ (hash >> 47)).wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 47)
}

/// MurmurHash3_x64_128 of one eight-byte word, as four numbers: the rows of a hashed embedding.
pub fn hash128(word: u64, seed: u64) -> [u32; 4] {
    let finish = |hash: u64| {
        let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ (hash >> 33)
    };
    let word = word.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let first = (word ^ seed ^ 8).wrapping_add(seed ^ 8);
    let second = first.wrapping_add(seed ^ 8);
    let (first, second) = (finish(first), finish(second));
    let first = first.wrapping_add(second);
    let second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_trained_network() {
        // From the string store of the library that trained it.
        let cases = [
            ("the", 7425985699627899538),
            ("apple", 8566208034543834098),
            ("Organisation", 11794380048937730744),
            ("é", 16256712947286012828),
        ];
        for (word, expected) in cases {
            assert_eq!(hash64(word.as_bytes()), expected, "{word}");
        }
        assert_eq!(hash128(8566208034543834098, 8), [2653853934, 3922826080, 3980780901, 3736755472]);
    }
}
