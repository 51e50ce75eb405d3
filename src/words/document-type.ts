/** Kinds of identity document as the 双公示 standard of 2018 lists them (`XK_XDR_ZJLX`). */
export const documentTypes = [
  '身份证',
  '护照号',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '外国人永久居留身份证',
] as const;
