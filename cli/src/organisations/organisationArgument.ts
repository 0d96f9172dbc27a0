import { required } from "../frame/parameters.js";

/** An organisation as a person names it. */
export const organisationArgument = required("organisation", {
  en: "identifier such as did:web:fpt.com.vn, or id",
  vi: "định danh như did:web:fpt.com.vn, hoặc mã",
});
