/**
 * What the chat pages of the examples have in common.
 *
 * @module @moagraph/example-chat-parts
 */
export { CallList } from "./call-list.js";
export { Conversation, type Turn } from "./conversation.js";
export { Failure } from "./failure.js";
export { useFollowEnd } from "./follow-end.js";
export { isNoReply, noReply } from "./no-reply.js";
export { QuestionForm } from "./question-form.js";
export { UsageLine } from "./usage-line.js";
